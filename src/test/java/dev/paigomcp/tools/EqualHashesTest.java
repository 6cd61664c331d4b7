package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ToolPlans;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that a cache by hash code would take for each other: "Aa" and "BB" have the same. */
class EqualHashesTest {
    private static final List<ObjectNode> CATALOGUE = List.of(tool("one", "Aa"), tool("two", "BB"));

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    private static ObjectNode tool(String name, String required) {
        return (ObjectNode) json(
                "{'name':'%s','inputSchema':{'type':'object','properties':{'Aa':{'type':'string'},'BB':{'type':'string'}},'required':['%s']}}"
                        .formatted(name, required));
    }

    private static Tools tools() {
        var plan = ToolPlan.read(json("{'operation':'GET /x','effect':'read','result':{'show':[]}}"), Map.of());
        var plans = ToolPlans.read(Json.MAPPER.createObjectNode()).withTools(Map.of("one", plan, "two", plan));
        return PaigoTools.of(
                GeneratedTools.of(plans, CATALOGUE),
                (request, scope) -> new PaigoResult.Success(200, json("{'ok':true}")),
                new Permissions(Environment.demo, true, "test"),
                DemoTools.CLOCK,
                () -> "w");
    }

    @ParameterizedTest
    @CsvSource({"one, Aa, BB", "two, BB, Aa"})
    void eachToolIsHeldAgainstItsOwnSchema(String tool, String wanted, String other) {
        var schemas = CATALOGUE.stream()
                .map(t -> Json.MAPPER
                        .convertValue(t.path("inputSchema"), Map.class)
                        .hashCode())
                .toList();
        assertThat(schemas.get(0)).as("the premise").isEqualTo(schemas.get(1));

        var tools = tools();
        var good = tools.find(tool)
                .orElseThrow()
                .call(Json.MAPPER.createObjectNode().put(wanted, "x"), scope());
        var bad = tools.find(tool)
                .orElseThrow()
                .call(Json.MAPPER.createObjectNode().put(other, "x"), scope());

        assertThat(good.outcome()).isEqualTo(ToolResult.Outcome.ok);
        assertThat(bad.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(bad.text()).contains(wanted);
    }

    private static CallScope scope() {
        return new CallScope("test", Duration.ofSeconds(5));
    }
}
