package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.Settings;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prompts, resources and completions of the sample account, as clients of both eras see them over one transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LibraryTests {
    private Program program;
    private Asked asked;

    /** The program with a client that is connected to it, and the demo behind it. */
    record Program(Asked asked, DemoPaigo demo, AutoCloseable server) {}

    @BeforeAll
    void start() throws IOException {
        program = start(SettingsReader.read(Map.of(), Map.of("--port", "0")));
        asked = program.asked();
    }

    @AfterAll
    void stop() throws Exception {
        asked.close();
        program.server().close();
    }

    /** Starts the program and connects a client to it. */
    abstract Program start(Settings settings) throws IOException;

    private JsonNode result(String era, String method, String params) {
        var answer = asked.ask(era, method, params);
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return answer.get("result");
    }

    private void refused(String era, String method, String params, int code, String... words) {
        var error = asked.ask(era, method, params).path("error");
        assertThat(error.path("code").asInt(0)).as(error.toString()).isEqualTo(code);
        assertThat(error.path("message").asString()).contains(words).doesNotContain("Exception", "java.");
    }

    private static List<String> texts(JsonNode items, String key) {
        return items.valueStream().map(item -> item.path(key).asString()).toList();
    }

    @ParameterizedTest
    @CsvSource({"prompts/list, prompts", "resources/list, resources", "resources/templates/list, resourceTemplates"})
    void listsInTheSameBytesEveryTimeAndOnOnePage(String method, String key) {
        var old = result("2025-11-25", method, "");
        var modern = result("2026-07-28", method, "");

        assertThat(old.propertyNames()).containsExactly(key);
        assertThat(modern.get(key)).isEqualTo(old.get(key));
        assertThat(modern.get("ttlMs").intValue()).isPositive();
        assertThat(modern.get("cacheScope").stringValue()).isEqualTo("public");
        assertThat(modern.get("resultType").stringValue()).isEqualTo("complete");
        for (var era : List.of("2025-11-25", "2026-07-28")) {
            assertThat(asked.body(era, method, "")).isEqualTo(asked.body(era, method, ""));
            refused(era, method, "'cursor':'x'", -32602, "cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-11-25", "2026-07-28"})
    void listsWhatTheMappingHas(String era) {
        assertThat(texts(result(era, "prompts/list", "").get("prompts"), "name"))
                .containsExactly("onboard_customer_onto_offering", "explain_invoice");
        assertThat(texts(result(era, "resources/list", "").get("resources"), "uri"))
                .containsExactly("paigo://contract", "paigo://mapping");
        assertThat(texts(result(era, "resources/templates/list", "").get("resourceTemplates"), "uriTemplate"))
                .containsExactly(
                        "paigo://customers/{customerId}",
                        "paigo://invoices/{invoiceId}",
                        "paigo://offerings/{offeringId}",
                        "paigo://dimensions/{dimensionId}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void fillsAPromptOnceAndSaysWhatIsNotGiven(String era) {
        var result = result(
                era,
                "prompts/get",
                "'name':'explain_invoice','arguments':{'invoiceId':'$1 {audience} \\\\','audience':' '}");

        assertThat(result.at("/messages/0/role").stringValue()).isEqualTo("user");
        assertThat(result.at("/messages/0/content/type").stringValue()).isEqualTo("text");
        assertThat(result.at("/messages/0/content/text").stringValue())
                .startsWith("Explain the invoice $1 {audience} \\ of our Paigo account.")
                .contains("is for: (not given).");
        assertThat(result.has("ttlMs")).isFalse();
        assertThat(result.has("resultType")).isEqualTo(era.startsWith("2026"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void takesAnArgumentOfAPromptThatIsNullForNone(String era) {
        var given = "'name':'explain_invoice','arguments':{'invoiceId':'i'%s}";

        assertThat(result(era, "prompts/get", given.formatted(",'audience':null")))
                .isEqualTo(result(era, "prompts/get", given.formatted("")));
        refused(era, "prompts/get", "'name':'explain_invoice','arguments':null", -32602, "needs", "\"invoiceId\"");
        refused(era, "prompts/get", given.replace("'i'", "null").formatted(""), -32602, "needs", "\"invoiceId\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void refusesAPromptThatCannotBe(String era) {
        refused(era, "prompts/get", "'name':'explain_invoic'", -32602, "did you mean \"explain_invoice\"?");
        refused(era, "prompts/get", "'name':'explain_invoice'", -32602, "\"invoiceId\"");
        refused(era, "prompts/get", "'name':'explain_invoice','arguments':{'invoiceId':' '}", -32602, "\"invoiceId\"");
        refused(
                era,
                "prompts/get",
                "'name':'explain_invoice','arguments':{'invoiceID':'x'}",
                -32602,
                "did you mean \"invoiceId\"?");
        refused(era, "prompts/get", "'name':'explain_invoice','arguments':{'invoiceId':7}", -32602, "string");
        refused(
                era,
                "prompts/get",
                "'name':'explain_invoice','arguments':{'invoiceId':'" + "x".repeat(2_001) + "'}",
                -32602,
                "at most 2000 characters");
        refused(era, "prompts/get", "'name':'explain_invoice','arguments':[]", -32602, "\"arguments\"");
        refused(era, "prompts/get", "'name':7", -32602, "\"name\"");
        refused(era, "prompts/get", "", -32602, "\"name\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void readsTheContractAndTheMapping(String era) {
        var contract = result(era, "resources/read", "'uri':'paigo://contract'");
        var mapping = result(era, "resources/read", "'uri':'paigo://mapping'");

        var json = contract.at("/contents/0");
        assertThat(json.get("mimeType").stringValue()).isEqualTo("application/json");
        assertThat(JsonMapper.shared()
                        .readTree(json.get("text").stringValue())
                        .path("paths")
                        .has("/customers"))
                .isTrue();
        assertThat(mapping.at("/contents/0/uri").stringValue()).isEqualTo("paigo://mapping");
        assertThat(mapping.at("/contents/0/text").stringValue()).contains("\ntools:\n", "\nprompts:\n");
        assertThat(mapping.path("ttlMs").asInt(0)).isEqualTo(era.startsWith("2026") ? 300_000 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, customer, customers",
        "2026-07-28, customer, customers",
        "2025-11-25, invoice, invoices",
        "2026-07-28, offering, offerings",
        "2026-07-28, dimension, dimensions"
    })
    void readsWhatTheToolShows(String era, String kind, String kinds) {
        var id = complete(era, "'type':'ref/resource','uri':'paigo://" + kinds + "/{" + kind + "Id}'", kind + "Id", "")
                .at("/values/0")
                .stringValue();
        var uri = "paigo://" + kinds + "/" + id;

        var result = result(era, "resources/read", "'uri':'" + uri + "'");
        var tool = result(era, "tools/call", "'name':'get_" + kind + "','arguments':{'" + kind + "Id':'" + id + "'}");

        assertThat(result.at("/contents/0/uri").stringValue()).isEqualTo(uri);
        assertThat(JsonMapper.shared().readTree(result.at("/contents/0/text").stringValue()))
                .isEqualTo(tool.get("structuredContent"));
        assertThat(result.has("ttlMs")).isEqualTo(era.startsWith("2026"));
        assertThat(result.path("ttlMs").asInt(0)).isZero();
        assertThat(result.path("cacheScope").asString("private")).isEqualTo("private");
    }

    @ParameterizedTest
    @CsvSource({"2025-03-26, -32002", "2025-11-25, -32002", "2026-07-28, -32602"})
    void findsNoOtherResource(String era, int code) {
        for (var uri : List.of(
                "paigo://contrac",
                "paigo://contract/",
                "paigo://customers",
                "paigo://customers/",
                "paigo://customers/a/b",
                "paigo://customers/a?b",
                "paigo://customers/%zz",
                "paigo://customers/%ff",
                "PAIGO://contract",
                "file:///etc/passwd",
                "")) {
            refused(era, "resources/read", "'uri':'" + uri + "'", code, "There is no resource");
            var error = asked.ask(era, "resources/read", "'uri':'" + uri + "'").get("error");
            assertThat(error.at("/data/uri").stringValue()).isEqualTo(uri);
        }
        refused(era, "resources/read", "'uri':'paigo://customers/no%2Fsuch'", code, "no/such", "list_customers");
        refused(era, "resources/read", "'uri':'paigo://invoices/none'", code, "none");
        refused(era, "resources/read", "'uri':7", -32602, "\"uri\"");
        refused(era, "resources/read", "", -32602, "\"uri\"");
    }

    private JsonNode complete(String era, String ref, String argument, String start) {
        return result(
                        era,
                        "completion/complete",
                        "'ref':{" + ref + "},'argument':{'name':'" + argument + "','value':'" + start + "'}")
                .get("completion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void completesIdsByTheirBeginningOrThatOfTheName(String era) {
        var ref = "'type':'ref/resource','uri':'paigo://customers/{customerId}'";

        var byName = complete(era, ref, "customerId", "aCmE");
        var byId = complete(era, ref, "customerId", "DEMO-acme");

        assertThat(byName.get("values")).map(JsonNode::asString).contains("demo-acme-robotics");
        assertThat(byId).isEqualTo(byName);
        assertThat(byName.get("total").intValue())
                .isEqualTo(byName.get("values").size());
        assertThat(byName.get("hasMore").booleanValue()).isFalse();
        assertThat(complete(era, ref, "customerId", "cme").get("values").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void completesAHundredAtMostAndSaysHowManyThereAre(String era) {
        var given = JsonMapper.shared().createObjectNode();
        for (var i = 0; i < 120; i++) {
            given.put("dimensionId", "many-" + era + "-" + i);
            program.demo().given(JsonMapper.shared().createObjectNode().set("dimension", given.deepCopy()));
        }

        var completion = complete(
                era, "'type':'ref/resource','uri':'paigo://dimensions/{dimensionId}'", "dimensionId", "many-" + era);

        assertThat(completion.get("values").size()).isEqualTo(100);
        assertThat(completion.get("total").intValue()).isEqualTo(120);
        assertThat(completion.get("hasMore").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void completesArgumentsOfPromptsAndNothingForFreeText(String era) {
        var ref = "'type':'ref/prompt','name':'onboard_customer_onto_offering'";

        assertThat(complete(era, ref, "offeringId", "").get("values")).isNotEmpty();
        assertThat(complete(era, ref, "email", "a").get("values")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void refusesToCompleteWhatIsNotThere(String era) {
        var argument = ",'argument':{'name':'customerId','value':''}";
        for (var ref : List.of(
                "'ref':{'type':'ref/prompt','name':'none'}",
                "'ref':{'type':'ref/prompt','name':'explain_invoice'}",
                "'ref':{'type':'ref/resource','uri':'paigo://contract'}",
                "'ref':{'type':'ref/resource','uri':'paigo://invoices/{invoiceId}'}",
                "'ref':{'type':'ref/tool','name':'get_customer'}",
                "'ref':7")) {
            refused(era, "completion/complete", ref + argument, -32602, "");
        }
        refused(era, "completion/complete", "'ref':{'type':'ref/prompt','name':'explain_invoice'}", -32602, "argument");
    }
}
