package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A date alone is taken wherever a time is, and means a day in UTC. The time is 2026-01-15T12:00:00Z. */
class TimesOfPeopleTest {
    private final DemoTools account = DemoTools.empty();

    @BeforeEach
    void given() {
        account.given("{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1'}}");
        for (var time : new String[] {
            "2026-01-09T23:59:59.999Z", "2026-01-10T00:00:00Z", "2026-01-10T23:59:59.999Z", "2026-01-11T00:00:00Z"
        }) {
            account.given(
                    "{'usage':{'customerId':'c-1','dimensionId':'d-1','recordValue':'1','timestamp':'" + time + "'}}");
        }
    }

    @AfterEach
    void close() {
        account.close();
    }

    private ToolResult usage(String period) {
        return account.call("get_usage", "{'customerId':'c-1','interval':'none'," + period + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'from':'2026-01-10','to':'2026-01-10' | 2",
                "'from':'2026-01-10' | 3",
                "'to':'2026-01-10' | 3",
                "'from':'2026-01-10T02:00:00+02:00','to':'2026-01-11T01:00:00+01:00' | 3",
                "'from':'2026-01-10T00:00:00.001Z','to':'2026-01-10' | 1"
            })
    void aDateIsItsStartOrItsEndInUtc(String period, int records) {
        var usage = usage(period);

        assertThat(usage.isError()).as(usage.text()).isFalse();
        assertThat(usage.structured().path("total").asInt()).isEqualTo(records);
        assertThat(usage.structured().has("notes")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-15", "2026-01-16", "2999-12-31", "2026-01-15T12:00:00.001Z", "2026-01-15T14:00:01+02:00"
            })
    void anEndAfterNowIsNowAndANoteSaysSo(String to) {
        var usage = usage("'to':'" + to + "'");

        assertThat(usage.isError()).as(usage.text()).isFalse();
        assertThat(usage.structured().path("notes").path(0).asString())
                .isEqualTo("to " + to + " is yet to come: this is as of the server's time 2026-01-15T12:00:00Z.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'from':'2026-01-16' | from: \"2026-01-16\" is in the future; the server's time is 2026-01-15T12:00:00Z",
                "'from':'2026-01-16','to':'2026-01-17' | from: \"2026-01-16\" is in the future",
                "'from':'2026-01-11','to':'2026-01-10' | to: \"2026-01-10\" is before from \"2026-01-11\"; swap them",
                "'from':'2026-01-10T10:00:00Z','to':'2026-01-10T11:00:00+02:00' | is before from"
            })
    void aPeriodThatCannotBeIsRefused(String period, String text) {
        var usage = usage(period);

        assertThat(usage.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(usage.text()).contains(text);
        assertThat(account.demo.requests()).noneMatch(request -> request.path().endsWith("/usage"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-04-31",
                "2026-13-01",
                "2026-1-5",
                "15.01.2026",
                "2026-01-10T10:00",
                "2026-01-10T10:00Z",
                "2026-01-10 10:00:00Z",
                "2026-01-10T10:00:00",
                "\u0662\u0660\u0662\u0666-01-10",
                "\uff12\uff10\uff12\uff16-01-10",
                "2026-01-10\u0660",
                "-2026-01-1",
                "yesterday",
                ""
            })
    void whatIsNoTimeIsRefusedWithTheExpectedForm(String from) {
        assertThat(usage("'from':'" + from + "'").text())
                .contains(
                        "from: expected a date such as 2026-01-31, in UTC, or an RFC 3339 date-time such as 2026-01-31T10:00:00Z; got \"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10, 2026-01-10T00:00:00Z",
        "2026-01-15, 2026-01-15T00:00:00Z",
        "2025-12-31, 2025-12-31T00:00:00Z",
        "2026-01-10T10:00:00+02:00, 2026-01-10T10:00:00+02:00"
    })
    void aDateOfUsageIsItsStartAndTheAnswerShowsWhatWasUsed(String timestamp, String used) {
        var recorded = account.ok(
                "measure_usage",
                "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','timestamp':'" + timestamp + "'}");

        assertThat(recorded.path("timestamp").asString()).isEqualTo(used);
    }

    @Test
    void theDateTwentyNinthOfFebruaryIsTakenInALeapYear() {
        assertThat(usage("'from':'2024-02-29','to':'2024-02-29'").isError()).isFalse();
    }

    @Test
    void usageOfBeforeTheEnrollmentIsShownOnRequest() {
        account.given(
                "{'offering':{'offeringId':'o-1'},'customer':{'customerId':'c-2','offeringId':'o-1','offeringEnrollmentDate':'2026-01-12T00:00:00Z'},"
                        + "'usage':{'customerId':'c-2','dimensionId':'d-1','recordValue':'1','timestamp':'2026-01-10T00:00:00Z'}}");

        var billed = account.ok("get_usage", "{'customerId':'c-2','interval':'none'}");
        var all = account.ok("get_usage", "{'customerId':'c-2','interval':'none','ignoreEnrollmentDate':true}");

        assertThat(billed.path("total").asInt()).isZero();
        assertThat(all.path("total").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNamedAfterALostAnswerFindsTheRecord() {
        account.fault("{'match':{'method':'POST','path':'/usage'},'do':{'drop':'after'}}");

        var lost = account.call("measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':'7'}");

        assertThat(lost.text())
                .contains(
                        "look with get_usage (customerId \"c-1\", dimensionId \"d-1\", interval \"none\", ignoreEnrollmentDate true)"
                                + " for timestamp \"2026-01-15T12:00:00Z\", metadata.writeId \"write-1\"");
        var found = account.ok(
                "get_usage", "{'customerId':'c-1','dimensionId':'d-1','interval':'none','ignoreEnrollmentDate':true}");
        assertThat(found.path("items").valueStream())
                .anyMatch(item -> item.at("/metadata/writeId").asString("").equals("write-1")
                        && item.path("timestamp").asString().equals("2026-01-15T12:00:00Z"));
    }
}
