package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage that is not billed as it was given is recorded with a warning. */
class UsageThatMayNotCountTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private String notes(String enrolledOn, String quantity, String rounding, String timestamp) {
        account.given("{'dimension':{'dimensionId':'d-1','usageIncrement':'0.5','rounding':'" + rounding + "'}}");
        account.given("{'dimension':{'dimensionId':'d-2'}}");
        account.given("{'offering':{'offeringId':'o-1','dimensionIds':['d-1']}}");
        account.given("{'offering':{'offeringId':'o-2','dimensionIds':['d-2']}}");
        account.given("{'customer':{'customerId':'c-1'" + enrolledOn + "}}");
        var recorded = account.ok(
                "measure_usage",
                "{'customerId':'c-1','dimensionId':'d-1','quantity':'%s'%s}".formatted(quantity, timestamp));
        return recorded.path("notes").toString();
    }

    @Test
    void ofADimensionInThePlanIsRecordedWithoutNotes() {
        assertThat(notes(",'offeringId':'o-1','offeringEnrollmentDate':'2026-01-01T00:00:00Z'", "1.5", "floor", ""))
                .isEmpty();
    }

    @Test
    void ofADimensionInNoPlanIsTold() {
        assertThat(notes(",'offeringId':'o-2','offeringEnrollmentDate':'2026-01-01T00:00:00Z'", "1", "floor", ""))
                .contains("dimensionId \\\"d-1\\\" is in no plan of this customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'offering':{'offeringId':'o-1'}}", "{'offering':{'dimensions':null}}", "{}"})
    void ofAPlanWhoseDimensionsAreNotToldIsNotChecked(String enrollment) {
        var recorded = GivenAnswers.call(
                "measure_usage",
                "{'customerId':'c-1','dimensionId':'d-1','quantity':'1'}",
                GivenAnswers.success(200, "{'data':[{'enrollments':[" + enrollment + "]}]}"));

        assertThat(recorded.structured().path("notes").toString())
                .contains("dimensionId was not checked: what is at Paigo cannot be seen")
                .doesNotContain("in no plan");
    }

    @Test
    void ofACustomerWithoutAPlanIsTold() {
        assertThat(notes("", "1", "floor", "")).contains("is in no plan of this customer");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-10T00:00:00Z, false", "2026-01-09T23:59:59.999Z, true", "2026-01-10T00:30:00+01:00, true"})
    void beforeTheEnrollmentIsTold(String timestamp, boolean told) {
        var notes = notes(
                ",'offeringId':'o-1','offeringEnrollmentDate':'2026-01-10T00:00:00Z'",
                "1",
                "floor",
                ",'timestamp':'" + timestamp + "'");

        assertThat(notes.contains("timestamp " + timestamp + " is before the customer's enrollment"))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, floor, 1.0",
        "1.2, ceiling, 1.5",
        "1.2, round, 1.0",
        "1.25, round, 1.5",
        "0.4, floor, 0.0",
        "123456789.0000001, ceiling, 123456789.5"
    })
    void aQuantityThatIsRoundedIsToldWithWhatItCountsAs(String quantity, String rounding, String counts) {
        assertThat(notes(",'offeringId':'o-1','offeringEnrollmentDate':'2026-01-01T00:00:00Z'", quantity, rounding, ""))
                .isEqualTo("[\"quantity " + quantity + " is no multiple of usageIncrement, 0.5: rounded by " + rounding
                        + ", it counts as " + counts + " if it is billed alone.\"]");
    }
}
