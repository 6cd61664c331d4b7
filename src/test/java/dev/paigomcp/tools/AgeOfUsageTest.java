package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage of long ago is recorded with a warning, or refused where no bill can have it. The time is 2026-01-15T12:00:00Z. */
class AgeOfUsageTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private ToolResult measure(String timestamp) {
        account.given("{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1'}}");
        return account.call(
                "measure_usage",
                "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','timestamp':'%s'}".formatted(timestamp));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-11T12:00:00Z, false",
        "2025-12-11T11:59:59Z, true",
        "2025-12-11T13:59:59+02:00, true",
        "2024-12-11T12:00:00Z, true"
    })
    void beyondThirtyFiveDaysHasANote(String timestamp, boolean told) {
        var result = measure(timestamp);

        assertThat(result.isError()).as(result.text()).isFalse();
        assertThat(result.text().contains("more than 35 days back: its billing cycle has probably been invoiced"))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-12-11T11:59:59Z", "2024-02-29T00:00:00Z", "0001-01-01T00:00:00Z"})
    void beyondFourHundredDaysIsRefused(String timestamp) {
        var result = measure(timestamp);

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text())
                .contains("- timestamp: \"" + timestamp + "\" is more than 400 days back")
                .contains("check the year; the server's time is 2026-01-15T12:00:00Z");
        assertThat(account.demo.requests())
                .noneMatch(request -> request.method().equals("POST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025-02-29T00:00:00Z", "2026-01-15T24:30:00Z", "٢٠٢٦-01-15T12:00:00Z", "２０２６-01-15T12:00:00Z"})
    void aDayThatThereIsNotIsRefused(String timestamp) {
        assertThat(measure(timestamp).text())
                .contains("- timestamp: expected a date such as 2026-01-31, in UTC, or an RFC 3339 date-time");
    }
}
