package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time that depends on who says it is answered with the server's time, and never taken for now. */
final class RelativeTimesTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "Yesterday at 5pm",
                "next Friday",
                "last week",
                "2 days ago",
                "tomorrow",
                "gestern",
                "monday",
                "end of month",
                "in 3 hours"
            })
    void aRelativeTimeIsAnsweredWithTheServersTimeAndAnExample(String timestamp) {
        assertThat(measured(timestamp))
                .contains("timestamp: expected")
                .containsPattern("the server's time is " + TIME + " \\(\\p{Alpha}+day, UTC\\)")
                .containsPattern("Write the time itself, such as " + TIME)
                .doesNotContain("leave it out");
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
