package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quantity with a unit is answered with the dimension's unit and the exact factor, and nothing is recorded. */
final class UnitsAsTypedTest {
    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
        demo.given("""
                {'dimension': [
                  {'dimensionId': 'u-gib', 'dimensionName': 'Discs', 'consumptionUnit': {'type': 'data', 'unit': 'gibibyte'}},
                  {'dimensionId': 'u-hour', 'dimensionName': 'Work', 'consumptionUnit': {'type': 'time', 'unit': 'hour'}}]}""");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static String measured(String dimension, String quantity) {
        return demo.refused(
                "measure_usage",
                "'customerId':'demo-acme-robotics','dimensionId':'" + dimension + "','quantity':'" + quantity + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u-gib | 1.5 TB | its unit is gibibyte: 1 terabyte is exactly 931.322574615478515625 gibibytes: multiply",
                "u-gib | 1.5 terabytes | its unit is gibibyte: 1 terabyte is exactly 931.322574615478515625 gibibytes: multiply",
                "u-gib | 2TiB | its unit is gibibyte: 1 tebibyte is exactly 1024 gibibytes: multiply 2 by 1024",
                "u-gib | 1,5 GiB | its unit is gibibyte: write \"1.5\"",
                "u-gib | 500 MB | its unit is gibibyte: 1 megabyte is exactly 0.00093132257461547851562",
                "u-hour | 90 min | its unit is hour: 1 hour is exactly 60 minutes: divide 90 by 60",
                "u-hour | 3 GB | its unit is hour: a number of gigabytes does not become one of hours",
            })
    void aQuantityWithAUnitIsAnsweredWithTheDimensionsUnitAndTheFactor(String dimension, String quantity, String told) {
        var before = demo.requests();

        assertThat(measured(dimension, quantity))
                .contains("quantity: is a number alone; " + told)
                .doesNotContain(" - write \"1.5\"");
        assertThat(demo.requests())
                .as("one look at the dimension, and no record")
                .isEqualTo(before + 1);
    }

    @Test
    void aDimensionThatIsNotKnownLeavesTheUnitOpen() {
        assertThat(measured("u-none", "1.5 TB"))
                .contains(
                        "quantity: is a number alone; nothing is converted, so it must be in the unit that Paigo has");
    }

    @Test
    void otherTextHasNoUnit() {
        var before = demo.requests();

        assertThat(measured("u-gib", "5 apples")).doesNotContain("unit is");
        assertThat(measured("u-gib", "5 Mb")).doesNotContain("unit is");
        assertThat(demo.requests()).isEqualTo(before);
    }
}
