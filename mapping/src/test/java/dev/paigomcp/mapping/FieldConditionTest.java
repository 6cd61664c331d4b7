package dev.paigomcp.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What decides a right: a value that nobody can make sense of never counts as harmless. */
class FieldConditionTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static boolean holds(String condition, JsonNode thing) {
        var need = (Need.ByRead) Need.read(JSON.readTree(
                "{\"scope\":\"money\",\"read\":\"r\",\"when\":{\"a\":" + condition + "},\"because\":\"b\"}"));
        return need.isNeededFor(thing);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{} | false | true",
                "{\"a\":null} | false | true",
                "{\"a\":\"\"} | false | true",
                "{\"a\":\" \"} | false | true",
                "{\"a\":0} | false | true",
                "{\"a\":0.00} | false | true",
                "{\"a\":-0.0} | false | true",
                "{\"a\":\"0.000\"} | false | true",
                "{\"a\":\"-5\"} | true | true",
                "{\"a\":-5} | true | true",
                "{\"a\":\"inf\"} | true | true",
                "{\"a\":\"1e99999\"} | true | true",
                "{\"a\":{}} | true | true",
                "{\"a\":[]} | true | true",
                "{\"a\":false} | true | true",
                "{\"a\":\"14 days\"} | true | true",
                "{\"a\":0.01} | true | false",
                "{\"a\":\" 14 \"} | true | false",
            })
    void aValueIsPresentOrNotPositive(String thing, boolean present, boolean notPositive) {
        assertThat(holds("\"present\"", JSON.readTree(thing))).isEqualTo(present);
        assertThat(holds("\"notPositive\"", JSON.readTree(thing))).isEqualTo(notPositive);
        assertThat(holds("\"positive\"", JSON.readTree(thing))).isEqualTo(!notPositive);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {"{} | false", "{\"a\":\"x\"} | true", "{\"a\":\"z\"} | false", "{\"a\":1} | false"})
    void aValueIsOneOfSome(String thing, boolean holds) {
        assertThat(holds("[\"x\",\"y\"]", JSON.readTree(thing))).isEqualTo(holds);
    }

    @Test
    void allConditionsMustHold() {
        var need = new Need.ByRead(
                Scope.money,
                "r",
                Map.of(
                        ValuePath.parse("a"),
                        FieldCondition.Word.PRESENT,
                        ValuePath.parse("b[*].c"),
                        new FieldCondition.OneOf(List.of("x"))),
                "it costs");

        assertThat(need.isNeededFor(JSON.readTree("{\"a\":1,\"b\":[{\"c\":\"y\"},{\"c\":\"x\"}]}")))
                .isTrue();
        assertThat(need.isNeededFor(JSON.readTree("{\"a\":1,\"b\":[{\"c\":\"y\"}]}")))
                .isFalse();
        assertThat(need.isNeededFor(JSON.readTree("{\"a\":0,\"b\":[{\"c\":\"x\"}]}")))
                .isFalse();
        assertThat(Need.read(need.write())).isEqualTo(need);
    }
}
