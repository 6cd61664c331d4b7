package dev.paigomcp;

import static dev.paigomcp.SignedInServer.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.demo.DemoPaigo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a call needs follows from what it would do: which arguments it gives, and what the plan is that it enrolls on. */
final class RightsByEffectTest {
    private static final String WRITER = "writer-without-money-1";
    private static final String READER = "writer-who-may-read-2";
    private static final String PAYER = "writer-with-money-3";

    @TempDir
    private static Path folder;

    private static SignedInServer server;
    private static DemoPaigo demo;
    private static int customers;

    @BeforeAll
    static void start() {
        server = new SignedInServer(folder, "tokens", """
            version: 2
            accounts: {acme: {environment: demo}}
            tokens:
            - {name: writer, sha256: %s, account: acme, scopes: [paigo:write]}
            - {name: reader, sha256: %s, account: acme, scopes: [paigo:read, paigo:write]}
            - {name: payer, sha256: %s, account: acme, scopes: [paigo:write, paigo:money]}
            """.formatted(sha256(WRITER), sha256(READER), sha256(PAYER)));
        demo = server.app.demo("acme").orElseThrow();
        given("'dimension':{'dimensionId':'seats','dimensionName':'Seats','paymentSchedule':'upfront'}");
        given("'dimension':{'dimensionId':'calls','dimensionName':'Calls','paymentSchedule':'arrear'}");
        plan("free", "'dimensionIds':['calls']");
        plan("trial", "'offeringType':'subscription','subscriptionPrice':99,'freeTrialLength':'14'");
        plan("least", "'dimensionIds':['calls'],'minimumCharge':50");
        plan("triedleast", "'dimensionIds':['calls'],'minimumCharge':50,'freeTrialLength':'14'");
        plan("noleast", "'dimensionIds':['calls'],'minimumCharge':0,'freeTrialLength':'14'");
        plan("nothing", "'offeringType':'subscription','subscriptionPrice':0,'prepaidCredit':'0.00'");
        plan("price", "'offeringType':'subscription','subscriptionPrice':99");
        plan("untried", "'offeringType':'subscription','subscriptionPrice':99,'freeTrialLength':'0'");
        plan("upfront", "'dimensionIds':['calls','seats'],'freeTrialLength':'14'");
        plan("credit", "'prepaidCredit':'1000000','freeTrialLength':'14'");
        plan("topup", "'billingCycle':'topUp','topUpAmount':'50'");
    }

    private static void given(String things) {
        demo.given(Json.MAPPER.readTree("{" + things.replace('\'', '"') + "}"));
    }

    private static void plan(String id, String more) {
        given("'offering':{'offeringId':'" + id + "','offeringName':'" + id + "','offeringVisibility':'private'," + more
                + "}");
    }

    @AfterEach
    void clear() {
        demo.clearFaults();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode call(String token, String tool, String arguments) {
        return server.ask(token, "2025-11-25", "tools/call", "'name':'" + tool + "','arguments':{" + arguments + "}")
                .path("result");
    }

    private static JsonNode onboard(String token, String plan) {
        var id = "onboarded-" + customers++;
        return call(
                token,
                "onboard_customer",
                "'customerId':'" + id + "','customerName':'" + id + "','email':'" + id
                        + "@x.example','paymentChannel':'manual','currency':'USD','offeringId':'" + plan + "'");
    }

    private static long writes() {
        return demo.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && !request.path().contains("token"))
                .count();
    }

    private static String refused(JsonNode result) {
        assertThat(result.path("isError").booleanValue(false))
                .as(result.toString())
                .isTrue();
        return result.at("/content/0/text").asString();
    }

    @Test
    void anOfferingThatGrantsCreditNeedsTheRightToMoney() {
        var before = writes();
        var arguments =
                "'offeringName':'Rich','offeringVisibility':'private','currency':'EUR','prepaidCredit':'1000000'";

        assertThat(refused(call(WRITER, "create_offering", arguments)))
                .contains("create_offering was not carried out; nothing was changed at Paigo.")
                .contains("With prepaidCredit it needs the right paigo:money")
                .contains("ask whoever runs this server", "sign in again and allow it")
                .contains("It can be called without prepaidCredit.");
        assertThat(writes()).isEqualTo(before);
        assertThat(call(PAYER, "create_offering", arguments).path("isError").booleanValue(true))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "price, this plan bills its price at enrollment or after its trial",
        "untried, this plan bills its price at enrollment or after its trial",
        "trial, this plan bills its price at enrollment or after its trial",
        "least, this plan bills at least its minimum charge in each cycle",
        "triedleast, this plan bills at least its minimum charge in each cycle",
        "upfront, this plan bills some of its dimensions at once",
        "credit, this plan grants credit at once",
        "topup, this plan tops up the wallet",
    })
    void aPlanThatBillsOrGrantsByItselfNeedsTheRightToMoney(String plan, String because) {
        var before = writes();

        assertThat(refused(onboard(READER, plan)))
                .contains("onboard_customer was not carried out; nothing was changed at Paigo.")
                .contains("Since " + because, "it needs the right paigo:money");
        assertThat(refused(onboard(WRITER, plan)))
                .as("to a caller who may not read what the plan is")
                .contains("With this offeringId it needs the right paigo:money")
                .doesNotContain("Since", because);
        assertThat(writes()).isEqualTo(before);
        assertThat(onboard(PAYER, plan).path("isError").booleanValue(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"free", "noleast", "nothing"})
    void anyOtherPlanNeedsTheToolsRightAlone(String plan) {
        assertThat(onboard(WRITER, plan).path("isError").booleanValue(true)).isFalse();
    }

    @Test
    void withoutAPlanNothingIsReadAndNothingElseNeeded() {
        var before = demo.requests().size();

        var created = call(
                WRITER,
                "onboard_customer",
                "'customerId':'alone','customerName':'Alone','email':'a@alone.example','paymentChannel':'manual'");

        assertThat(created.path("isError").booleanValue(true))
                .as(created.toString())
                .isFalse();
        assertThat(demo.requests().subList(before, demo.requests().size()))
                .noneMatch(request -> request.path().startsWith("/offerings"));
    }

    private static void failReads(String fault) {
        demo.fault(
                Json.MAPPER.readTree(("{'match':{'method':'GET','path':'/offerings/*','times':0},'do':{" + fault + "}}")
                        .replace('\'', '"')));
    }

    @Test
    void whoHasTheRightNeedsNoReadForIt() {
        failReads("'status':500");

        assertThat(onboard(PAYER, "credit").toString()).doesNotContain("needs the right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'status':500", "'status':403", "'drop':'after'", "'garbage':'html'"})
    void aPlanThatCannotBeReadStopsWhoLacksTheRight(String fault) {
        failReads(fault);
        var before = writes();

        assertThat(refused(onboard(WRITER, "free")))
                .contains("nothing was changed at Paigo")
                .contains("Whether it needs the right paigo:money, which the caller lacks, could not be found out");
        assertThat(writes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500, 501})
    void paigosWordsAboutAPlanAreForWhoMayRead(int status) {
        failReads("'status':" + status + ",'body':{'message':'Secret Plan of Hidden Ltd is locked'}");

        assertThat(refused(onboard(WRITER, "free")))
                .contains("could not be found out: Paigo ", "" + status)
                .doesNotContain("Hidden");
        assertThat(refused(onboard(READER, "free"))).contains("could not be found out");
        assertThat(refused(onboard(PAYER, "free")))
                .as("by the checks of a plan's currency")
                .contains("could not be checked", "" + status)
                .doesNotContain("Hidden");
    }

    @Test
    void anUnknownPlanIsToldAsUsualAndNotSent() {
        var before = writes();

        assertThat(refused(onboard(READER, "fre")))
                .contains(
                        "Paigo refused onboard_customer (404)", "Nothing was applied", "\"fre\" is not known", "free");
        assertThat(refused(onboard(WRITER, "fre")))
                .contains("Paigo refused onboard_customer (404)")
                .doesNotContain("free", "Nearest");
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void switchingChecksOffSwitchesOffNoRight(@TempDir Path other) {
        var accounts = """
            version: 2
            accounts: {acme: {environment: demo}}
            tokens:
            - {name: writer, sha256: %s, account: acme, scopes: [paigo:write]}
            """.formatted(sha256(WRITER));
        try (var unchecked = new SignedInServer(other, "tokens", accounts, Map.of("PAIGO_CHECKS", "off"))) {
            var told = unchecked.ask(
                    WRITER,
                    "2025-11-25",
                    "tools/call",
                    "'name':'onboard_customer','arguments':{'customerName':'A','email':'a@b.example',"
                            + "'paymentChannel':'manual','offeringId':'demo-offering-prepaid'}");

            assertThat(refused(told.path("result"))).contains("With this offeringId it needs the right paigo:money");
            assertThat(unchecked.app.demo("acme").orElseThrow().requests())
                    .noneMatch(request -> request.path().equals("/customers"));
        }
    }

    @Test
    void thePlanIsReadAnewForEachCall() {
        plan("changing", "'dimensionIds':['calls']");
        assertThat(onboard(WRITER, "changing").path("isError").booleanValue(true))
                .isFalse();

        plan("changing", "'prepaidCredit':'5'");
        assertThat(refused(onboard(WRITER, "changing"))).contains("paigo:money");
    }
}
