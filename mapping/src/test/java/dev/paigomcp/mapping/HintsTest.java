package dev.paigomcp.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is suggested in place of a wrong word: never its opposite, never another size. */
class HintsTest {
    private static final Synonyms SYNONYMS = Synonyms.read(
            json("{'Open':['unpaid','not paid','overdue'],'megabyte':['MB'],'terabyte':['TB','terabytes']}"));
    private static final Units UNITS = Units.read(
            json("[{'second':1,'minute':60,'hour':3600},{'byte':1,'terabyte':1000000000000,'gibibyte':1073741824}]"));

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unpaid     | Open",
                "NOT-PAID   | Open",
                "open       | Open",
                "paid       | Paid",
                "usagebased | usage-based",
                "MB         | megabyte",
                "Mb         | none",
                "TB         | none",
                "Payed      | none",
                "''         | none",
            })
    void aWordIsMeantByASynonymOrByItsLettersAlone(String given, String meant) {
        assertThat(SYNONYMS.meant(given, List.of("Draft", "Open", "Paid", "usage-based", "megabyte"))
                        .orElse("none"))
                .isEqualTo(meant);
    }

    @Test
    void aTextThatIsLongerThanAnyWordMeansNone() {
        assertThat(SYNONYMS.meant("unpaid" + " ".repeat(90), List.of("Open"))).contains("Open");
        assertThat(SYNONYMS.meant("unpaid" + " ".repeat(100), List.of("Open"))).isEmpty();
        assertThat(SYNONYMS.meant("Open" + " ".repeat(100), List.of("Open"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hour | minute | 1 hour is exactly 60 minutes: multiply the number by 60",
                "minute | hour | 1 hour is exactly 60 minutes: divide the number by 60",
                "terabyte | gibibyte | 1 terabyte is exactly 931.322574615478515625 gibibytes: multiply the number by 931.322574615478515625",
                "gibibyte | byte | 1 gibibyte is exactly 1073741824 bytes: multiply the number by 1073741824",
            })
    void aUnitBecomesAnotherByAnExactFactor(String from, String to, String text) {
        assertThat(UNITS.factor(from, to))
                .map(factor -> factor.text("the number"))
                .contains(text);
    }

    @Test
    void unitsThatMeasureSomethingElseHaveNoFactor() {
        assertThat(UNITS.factor("hour", "byte")).isEmpty();
        assertThat(UNITS.factor("hour", "hour")).isEmpty();
        assertThat(UNITS.factor("week", "hour")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "minPrice, maxPrice, ",
        "unpaid, paid, ",
        "startDate, endDate, ",
        "megabyte, gigabyte, ",
        "kilobytes, kilobyte, kilobyte",
        "xy, to, ",
        "custmerId, customerId, customerId",
        "maxBalanse, maxBalance, maxBalance",
        "dateTo, dateFrom, ",
        "hours, hour, hour",
        "disabled, enabled, ",
        "invisible, visible, ",
    })
    void theNearestNameIsNoOppositeAndNoOtherSize(String wrong, String name, String hint) {
        assertThat(Nearest.of(wrong, List.of(name)).orElse(null)).isEqualTo(hint);
    }
}
