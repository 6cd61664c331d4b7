package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A time that depends on who says it is answered with the server's time, and never taken for now. */
final class RelativeTimesTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private static final Pattern SERVER_TIME = Pattern.compile("the server's time is (" + TIME + ")");

    private static AskedDemo demo;

    @BeforeAll
    static void start() {
        demo = new AskedDemo();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static String measured(String timestamp) {
        return demo.refused(
                "measure_usage",
                "'customerId':'demo-acme-robotics','dimensionId':'demo-dim-storage','quantity':'1','timestamp':'"
                        + timestamp + "'");
    }

    private static String day(String told, int back) {
        var time = SERVER_TIME.matcher(told);
        assertThat(time.find()).as(told).isTrue();
        return LocalDate.ofInstant(Instant.parse(time.group(1)), ZoneOffset.UTC)
                .minusDays(back)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yesterday at 5pm", "last week", "last month", "last Friday", "monday", "end of month"})
    void aRelativeTimeIsAnsweredWithTheServersTimeAndTheForm(String timestamp) {
        assertThat(measured(timestamp))
                .contains("timestamp: expected")
                .containsPattern("the server's time is " + TIME + " \\(\\p{Alpha}+day, UTC\\)")
                .endsWith("Write the date or time itself, in the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 1",
        "gestern, 1",
        "vorgestern, 2",
        "the day before yesterday, 2",
        "2 days ago, 2",
        "vor 3 Tagen, 3",
        "a week ago, 7",
        "2 weeks ago, 14",
    })
    void aDayThatCanBeCountedIsTold(String timestamp, int back) {
        var told = measured(timestamp);

        assertThat(told).endsWith("Write the date or time itself, such as " + day(told, back));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "morgen", "next Friday", "in 3 hours", "in 2 days", "the day after tomorrow"})
    void whatIsYetToComeIsNotAdvisedWhereItIsNotTaken(String timestamp) {
        assertThat(measured(timestamp))
                .containsPattern("the server's time is " + TIME)
                .endsWith("What is yet to come is not taken: it can be given once it has come");
    }

    @Test
    void theDayThatIsToldFindsAllOfIt() {
        var told = demo.refused("list_invoices", "'from':'yesterday'");

        assertThat(told).endsWith("such as " + day(told, 1));
        assertThat(demo.refused("get_usage", "'customerId':'demo-acme-robotics','to':'tomorrow'"))
                .matches("(?s).*such as \\d{4}-\\d\\d-\\d\\d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-30           | February 2026 has 28 days",
                "2026-11-31           | November 2026 has 30 days",
                "2025-02-29           | February 2025 has 28 days",
                "2026-11-31T10:00:00Z | November 2026 has 30 days",
                "2026-13-01           | there is no month 13",
                "2026-01              | write a day of that month: it is from \"2026-01-01\" to \"2026-01-31\"",
                "31.01.2026           | write \"2026-01-31\"",
                "2026/1/31            | write \"2026-01-31\"",
                "12/31/2026           | write \"2026-12-31\"",
                "03/04/2026           | it can be two days: write \"2026-04-03\" or \"2026-03-04\"",
            })
    void aDateThatIsNoneIsToldWhyOrHowToWriteIt(String given, String told) {
        assertThat(measured(given)).contains("timestamp: expected").endsWith(" - " + told);
        assertThat(demo.refused("list_invoices", "'from':'" + given + "'"))
                .contains("from: expected")
                .endsWith(" - " + told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "today", "NOW!"})
    void nowMayBeLeftOut(String timestamp) {
        assertThat(measured(timestamp))
                .containsPattern("server's time is " + TIME)
                .endsWith("or leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "31.01.2026", "March 5, 2026"})
    void anotherFormOfATimeIsToldTheForm(String timestamp) {
        assertThat(measured(timestamp)).contains("2026-01-31").doesNotContain("server's time");
    }

    @Test
    void aFilterByDateIsAnsweredInTheSameWay() {
        assertThat(demo.refused("list_invoices", "'from':'last month'"))
                .contains("from: expected")
                .containsPattern("the server's time is " + TIME);
    }

    @Test
    void aTimeAheadIsNotAnsweredWithLeaveItOut() {
        assertThat(measured("2999-01-01T00:00:00Z"))
                .contains("ahead of the server's time")
                .doesNotContain("leave it out");
    }

    @Test
    void anEndBeyondNowIsNotSentToTheRelativeWord() {
        assertThat(demo.refused("get_usage", "'customerId':'demo-acme-robotics','to':'now'"))
                .containsPattern("the server's time is " + TIME);
    }
}
