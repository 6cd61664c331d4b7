package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that contradict the contract: passed on or explained, never thrown, and always true to the output schema. */
class OddAnswersTest {
    private static final GeneratedTools GENERATED = GeneratedTools.load();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<JsonNode> examples() {
        return GeneratedTools.resource("examples.json").valueStream().toList();
    }

    private static ToolResult call(JsonNode example, JsonNode answer) {
        return call(example, 200, answer);
    }

    /** What is looked up before a write is answered well, since the write would not be sent otherwise. */
    private static ToolResult call(JsonNode example, int status, JsonNode answer) {
        var tools = PaigoTools.of(
                GENERATED,
                (request, scope) -> isBeforeWrite(example, request)
                        ? GivenAnswers.success(request, 200, "{\"data\":[{\"currency\":\"USD\"}]}")
                        : status < 300
                                ? GivenAnswers.success(request, status, answer.toString())
                                : new PaigoResult.Refused(
                                        status, answer.path("message").asString()),
                new Permissions(Environment.demo, true, "test"),
                DemoTools.CLOCK,
                () -> "w");
        return tools.find(example.path("tool").asString())
                .orElseThrow()
                .call((ObjectNode) example.path("call"), new CallScope("test", Duration.ofSeconds(5)));
    }

    private static boolean isBeforeWrite(JsonNode example, PaigoRequest request) {
        var tool = example.path("tool").asString();
        return request.operation().startsWith("GET ")
                && GENERATED.tools().stream()
                        .anyMatch(one -> !one.plan().isRead()
                                && one.definition().path("name").asString().equals(tool));
    }

    private static List<?> violations(String tool, JsonNode result) {
        var schema = GENERATED.catalogue().stream()
                .filter(t -> t.path("name").asString().equals(tool))
                .findFirst()
                .orElseThrow()
                .path("outputSchema");
        return REGISTRY.getSchema(SchemaLocation.of("urn:out:" + tool), schema).validate(result);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theResultOfEachExampleKeepsItsOutputSchema(JsonNode example) {
        var answer = example.path("answer");

        var result = call(example, answer.path("status").asInt(), answer.path("body"));

        if (answer.path("status").asInt() >= 300) {
            assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
            assertThat(result.structured()).isNull();
            return;
        }
        assertThat(result.structured()).as(result.text()).isNotNull();
        assertThat(violations(example.path("tool").asString(), result.structured()))
                .isEmpty();
        assertThat(Json.MAPPER.readTree(result.text())).isEqualTo(result.structured());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noAnswerWhateverItsFormIsThrownOrBreaksTheOutputSchema(JsonNode example) {
        var random = new Random(42);
        for (var i = 0; i < 200; i++) {
            var answer = mutated(example.path("answer").path("body"), random);

            var result = call(example, answer);

            assertThat(result.text()).isNotBlank();
            if (result.structured() != null) {
                assertThat(violations(example.path("tool").asString(), result.structured()))
                        .as("answer %s", answer)
                        .isEmpty();
            }
        }
    }

    @Test
    void aListThatIsMissingIsExplained() {
        var example = examples().stream()
                .filter(e -> e.path("tool").asString().equals("list_offerings"))
                .findFirst()
                .orElseThrow();

        var result = call(example, Json.MAPPER.readTree("{\"message\":\"try later\"}"));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.unreadable);
        assertThat(result.text()).contains("no list \"data\"").contains("try later");
    }

    @Test
    void aNumberThatIsTooLargeToBeWrittenIsPassedOnAsText() {
        var result = GivenAnswers.call(
                "get_customer",
                "{'customerId':'c-1'}",
                GivenAnswers.success(
                        200, "{'data':[{'customerId':'c-1','metadata':{'a':[1e99999,1.50,'b',true,null]}}]}"));

        assertThat(new String(Json.bytes(Objects.requireNonNull(result.structured())), StandardCharsets.UTF_8))
                .contains("{\"a\":[\"1E+99999\",1.50,\"b\",true,null]}");
    }

    /** The tree with some of its nodes replaced by others, of any kind. */
    static JsonNode mutated(JsonNode node, Random random) {
        if (random.nextInt(6) == 0) {
            var others = new ArrayList<>(List.of(
                    "null", "true", "5", "1e70", "\"text\"", "[]", "{}", "[[{}]]", "{\"a\":[1]}", "[null]", "-0.10"));
            return Json.MAPPER.readTree(others.get(random.nextInt(others.size())));
        }
        if (node.isObject()) {
            var copy = Json.MAPPER.createObjectNode();
            node.properties().forEach(entry -> copy.set(entry.getKey(), mutated(entry.getValue(), random)));
            return copy;
        }
        if (node.isArray()) {
            var copy = Json.MAPPER.createArrayNode();
            node.forEach(item -> copy.add(mutated(item, random)));
            return copy;
        }
        return node;
    }
}
