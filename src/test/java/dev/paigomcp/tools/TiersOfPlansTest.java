package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A plan or a dimension with tiers does not look free. */
class TiersOfPlansTest {
    private static final String TIERS =
            "[{'tierPosition':'1','upperBound':'1000','unitPrice':'0.10'},{'tierPosition':'2','upperBound':'inf','unitPrice':'0.05'}]";
    private static final String SHOWN =
            "[{\"upTo\":\"1000\",\"unitPrice\":\"0.10\"},{\"upTo\":\"unlimited\",\"unitPrice\":\"0.05\"}]";

    private final DemoTools account = DemoTools.empty();

    @BeforeEach
    void given() {
        account.given(
                "{'dimension':{'dimensionId':'d-price','dimensionName':'Storage','consumptionPrice':'0.02','usageEntitlement':10}}");
        account.given("{'dimension':{'dimensionId':'d-tiers','dimensionName':'Calls','tiers':" + TIERS + "}}");
        account.given(
                "{'dimension':{'dimensionId':'d-groups','dimensionName':'Seats','tiersGroupByMetadata':[{'metadataGroups':{'region':'eu'},'tiers':"
                        + TIERS + "}]}}");
        account.given("{'offering':{'offeringId':'o-1','offeringName':'Pro','minimumCharge':'9.00','prepaidCredit':'5',"
                + "'dimensionIds':['d-price','d-tiers','d-groups'],'dimensionOverrides':["
                + "{'dimensionId':'d-price','tiers':" + TIERS
                + "},{'dimensionId':'d-tiers','consumptionPrice':'0.01'}]}}");
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theListOfOfferingsSaysHowAPlanIsPriced() {
        var plan = account.ok("list_offerings", "{}").at("/items/0");

        assertThat(plan.path("minimumCharge").asString()).isEqualTo("9.00");
        assertThat(plan.path("prepaidCredit").asString()).isEqualTo("5");
        assertThat(plan.path("dimensionCount").asInt()).isEqualTo(3);
        assertThat(plan.path("tieredCount").asInt()).isEqualTo(2);
        assertThat(plan.path("overrideCount").asInt()).isEqualTo(2);
    }

    @Test
    void anOfferingShowsThePriceOrTheTiersOfEachDimensionInThisPlan() {
        var dimensions = account.ok("get_offering", "{'offeringId':'o-1'}").path("dimensions");

        assertThat(dimensions).hasSize(3);
        assertThat(dimensions.at("/0/tiers").toString())
                .as("the plan's tiers win")
                .isEqualTo(SHOWN);
        assertThat(dimensions.at("/0").has("unitPrice")).isFalse();
        assertThat(dimensions.at("/0").has("includedQuantity"))
                .as("tiers leave nothing free beside them")
                .isFalse();
        assertThat(dimensions.at("/1/unitPrice").asString())
                .as("the plan's price wins")
                .isEqualTo("0.01");
        assertThat(dimensions.at("/1").has("tiers")).isFalse();
        assertThat(dimensions.at("/2/tiersByMetadata/0/tiers").toString()).isEqualTo(SHOWN);
        assertThat(dimensions.at("/2/tiersByMetadata/0/metadataGroups/region").asString())
                .isEqualTo("eu");
    }

    @Test
    void aPriceOfThePlanForNoneOfItsDimensionsIsShownToo() {
        var shown = GivenAnswers.call(
                        "get_offering",
                        "{'offeringId':'o-1'}",
                        GivenAnswers.success(
                                200,
                                "{'data':[{'offeringId':'o-1','dimensions':[{'dimensionId':'d-1'}],"
                                        + "'dimensionOverrides':[{'dimensionId':'d-2','consumptionPrice':'3'}]}]}"))
                .structured();

        assertThat(shown.path("dimensions").toString())
                .isEqualTo("[{\"dimensionId\":\"d-1\"},{\"dimensionId\":\"d-2\",\"unitPrice\":\"3\"}]");
    }

    @Test
    void aPlanIsTieredByItsOwnTiersAlone() {
        var other = "{'dimensionId':'d-other','dimensionName':'Other','consumptionPrice':'1'}";
        account.given("{'dimension':" + other + "}");
        account.given("{'offering':{'offeringId':'o-2','offeringName':'Two','dimensionIds':['d-price','d-other'],"
                + "'dimensionOverrides':[{'dimensionId':'d-price','tiers':" + TIERS + "}]}}");
        account.given("{'offering':{'offeringId':'o-3','offeringName':'Three','dimensionIds':['d-tiers'],"
                + "'dimensionOverrides':[{'dimensionId':'d-tiers','consumptionPrice':'0.01'}]}}");

        var plans = account.ok("list_offerings", "{}").path("items");

        assertThat(plans.at("/1/tieredCount").asInt()).isEqualTo(1);
        assertThat(plans.at("/2/tieredCount").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'consumptionPrice':null,'tiers':[]} | {\"dimensionId\":\"d-1\",\"unitPrice\":\"2\",\"includedQuantity\":\"5\"}",
                "{'consumptionPrice':'','tiers':[]} | {\"dimensionId\":\"d-1\",\"unitPrice\":\"2\",\"includedQuantity\":\"5\"}",
                "{'consumptionPrice':'3','tiers':[]} | {\"dimensionId\":\"d-1\",\"unitPrice\":\"3\",\"includedQuantity\":\"5\"}",
                "{'tiers':[{'upperBound':'inf','unitPrice':'1'}]} |"
                        + " {\"dimensionId\":\"d-1\",\"tiers\":[{\"upTo\":\"unlimited\",\"unitPrice\":\"1\"}]}",
            })
    void onlyPricesThatAreThereReplaceOthers(String override, String shown) {
        var dimension = "{'dimensionId':'d-1','consumptionPrice':'2','usageEntitlement':5}";
        var own = "{'dimensionId':'d-1'," + override.substring(1);

        assertThat(offering("[" + dimension + "]", "[" + own + "]")
                        .path("dimensions")
                        .toString())
                .isEqualTo("[" + shown + "]");
        assertThat(offering(dimension, own).path("dimensions").toString())
                .as("of single objects in place of lists")
                .isEqualTo("[" + shown + "]");
    }

    private static JsonNode offering(String dimensions, String overrides) {
        return GivenAnswers.call(
                        "get_offering",
                        "{'offeringId':'o-1'}",
                        GivenAnswers.success(
                                200,
                                "{'data':[{'offeringId':'o-1','dimensions':" + dimensions + ",'dimensionOverrides':"
                                        + overrides + "}]}"))
                .structured();
    }

    @Test
    void aSingleDimensionIsCountedAsOne() {
        var plans = GivenAnswers.call(
                        "list_offerings",
                        "{}",
                        GivenAnswers.success(
                                200,
                                "{'data':[{'offeringId':'o-1','dimensions':{'dimensionId':'d-1','tiers':" + TIERS
                                        + "}}]}"))
                .structured();

        assertThat(plans.at("/items/0/dimensionCount").asInt()).isEqualTo(1);
        assertThat(plans.at("/items/0/tieredCount").asInt()).isEqualTo(1);
    }

    @Test
    void theListOfDimensionsSaysThatThereAreTiers() {
        var dimensions = account.ok("list_dimensions", "{}").path("items");

        assertThat(dimensions.at("/0/unitPrice").asString()).isEqualTo("0.02");
        assertThat(dimensions.at("/0").has("tierCount")).isFalse();
        assertThat(dimensions.at("/1/tierCount").asInt()).isEqualTo(2);
        assertThat(dimensions.at("/2/tierGroupCount").asInt()).isEqualTo(1);
        assertThat(account.ok("get_dimension", "{'dimensionId':'d-groups'}")
                        .at("/tiersByMetadata/0/tiers")
                        .toString())
                .isEqualTo(SHOWN);
    }
}
