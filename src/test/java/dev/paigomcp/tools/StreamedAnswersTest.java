package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ToolPlans;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.CallScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is read as a stream, with all that is not needed passed over, gives the result of the whole answer, byte for byte. */
class StreamedAnswersTest {
    private static final String TOO_LONG_TO_BE_SMALL = " ".repeat(AnswerBody.MAX_SMALL_BYTES);
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final List<String> COMPUTED = List.of("s", "t", "u");
    private static final List<String> SCALARS = List.of(
            "null", "true", "5", "-0.10", "1e70", "12345678901234567890", "\"x\"", "\"2026-01-31\"", "\"7.50\"");
    private static final List<String> FORMS = List.of("string", "any", "array", "object", "boolean", "integer");

    private static ToolResult call(GeneratedTools generated, String tool, ObjectNode arguments, String answer) {
        return PaigoTools.of(
                        generated,
                        (request, scope) -> GivenAnswers.success(request, 200, answer),
                        new Permissions(Environment.demo, true, "test"),
                        DemoTools.CLOCK,
                        () -> "w")
                .find(tool)
                .orElseThrow()
                .call(arguments, new CallScope("test", Duration.ofSeconds(5)));
    }

    /** Only the words about an answer without its thing may quote less of it. */
    private static void assertSame(GeneratedTools generated, String tool, ObjectNode arguments, String answer) {
        var whole = call(generated, tool, arguments, answer);
        var streamed = call(generated, tool, arguments, TOO_LONG_TO_BE_SMALL + answer);

        assertThat(streamed.outcome()).as("%s of %s", arguments, answer).isEqualTo(whole.outcome());
        if (whole.structured() != null) {
            assertThat(streamed.text()).as("%s of %s", arguments, answer).isEqualTo(whole.text());
        }
    }

    static List<JsonNode> examples() {
        return GeneratedTools.resource("examples.json").valueStream().toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ofEachToolOnOddAnswers(JsonNode example) {
        var generated = GeneratedTools.load();
        var random = new Random(5);
        for (var i = 0; i < 40; i++) {
            var answer = i == 0
                    ? example.path("answer").path("body")
                    : OddAnswersTest.mutated(example.path("answer").path("body"), random);
            assertSame(
                    generated, example.path("tool").asString(), (ObjectNode) example.path("call"), answer.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'limit':3}",
                "{'limit':1,'status':'Open'}",
                "{'from':'2026-01-02'}",
                "{'from':'2026-01-02','to':'2026-01-03','limit':2}",
                "{'customerId':'c-1'}",
                "{'overdueDays':0,'totalsPer':'customer'}",
                "{'search':'after','limit':2}"
            })
    void ofPagesSortedFilteredAndSummed(String arguments) {
        var generated = GeneratedTools.load();
        var random = new Random(6);
        for (var i = 0; i < 30; i++) {
            var answer = invoices(random);
            var given = (ObjectNode) Json.MAPPER.readTree(arguments.replace('\'', '"'));
            for (var more = true; more; ) {
                assertSame(generated, "list_invoices", given, answer);
                var page = call(generated, "list_invoices", given, answer).structured();
                more = page != null && page.has("nextCursor");
                if (more) {
                    given.put("cursor", page.path("nextCursor").asString());
                }
            }
        }
    }

    private static String invoices(Random random) {
        var body = Json.MAPPER.createObjectNode();
        var data = body.putArray("data");
        for (var i = random.nextInt(4); i >= 0; i--) {
            var customer = data.addObject().put("portal", "x").put("customerId", "c-" + i);
            var list = customer.putArray("invoices");
            customer.put("customerName", "After the invoices " + i);
            for (var j = random.nextInt(5); j > 0; j--) {
                list.addObject()
                        .put("invoiceId", "i-" + i + "-" + j)
                        .put("invoiceStatus", random.nextBoolean() ? "Open" : "Paid")
                        .put("invoiceDate", "2026-01-0" + (1 + random.nextInt(4)))
                        .put("currency", random.nextBoolean() ? "USD" : "EUR")
                        .put("totalAmountWithoutTax", random.nextInt(3) == 0 ? "n/a" : random.nextInt(100) + ".10")
                        .put("taxAmount", random.nextInt(5))
                        .put("invoicePaymentTerm", random.nextBoolean() ? "" : "7")
                        .putArray("lineItems")
                        .addObject()
                        .put("name", "not needed");
            }
        }
        return body.toString();
    }

    @Test
    void ofAListThatIsReadAgainAfterItBrokeOff() {
        var whole = TOO_LONG_TO_BE_SMALL + "{\"data\":[{\"customerId\":\"c-1\"},{\"customerId\":\"c-2\"}]}";

        var result = GivenAnswers.call("list_customers", "{}", (request, scope) -> {
            assertThatThrownBy(() -> GivenAnswers.success(request, 200, whole.substring(0, whole.length() - 3)))
                    .isInstanceOf(JacksonException.class);
            return GivenAnswers.success(request, 200, whole);
        });

        assertThat(result.text()).contains("\"total\":2").containsOnlyOnce("c-1");
    }

    @Test
    void ofAListWhoseKeyAppearsTwice() {
        assertSame(
                GeneratedTools.load(),
                "list_customers",
                Json.MAPPER.createObjectNode(),
                "{\"data\":[{\"customerId\":\"c-1\"}],\"data\":[{\"customerId\":\"c-2\"}]}");
        assertSame(
                GeneratedTools.load(),
                "list_customers",
                Json.MAPPER.createObjectNode(),
                "{\"data\":[{\"customerId\":\"c-1\"}],\"data\":5}");
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofAnyPlanOnAnyAnswer(int seed) {
        var random = new Random(seed);
        var plan = ToolPlan.read(plan(random), Map.of());
        var tool = Json.MAPPER.createObjectNode().put("name", "any");
        tool.putObject("inputSchema").put("type", "object");
        var generated = GeneratedTools.of(
                ToolPlans.read(Json.MAPPER.createObjectNode()).withTools(Map.of("any", plan)), List.of(tool));
        for (var i = 0; i < 200; i++) {
            assertSame(
                    generated,
                    "any",
                    Json.MAPPER.createObjectNode(),
                    answer(random, plan.result().isList()));
        }
    }

    private static ObjectNode plan(Random random) {
        var plan = Json.MAPPER.createObjectNode().put("operation", "GET /x").put("effect", "read");
        var result = plan.putObject("result");
        if (random.nextBoolean()) {
            var inner = random.nextBoolean() ? "[*]" : "[*]." + path(random) + "[*]";
            result.put("items", "a" + inner);
            lift(random, result);
            sortAndSum(random, result);
        } else {
            result.put("item", random.nextBoolean() ? "a[0]" : path(random));
        }
        compute(random, result);
        var show = fields(random, 2);
        COMPUTED.forEach(name -> show.addObject().putObject(name).put("form", "string"));
        result.set("show", show);
        return plan;
    }

    private static void compute(Random random, ObjectNode result) {
        var compute = result.putObject("compute");
        var sum = compute.putObject("s").putArray("sum");
        sum.addObject().put(path(random), "absent");
        sum.addObject().put(path(random), "zero");
        var rest = compute.putObject("t").putArray("difference");
        rest.addObject().put("s", "absent");
        rest.addObject().put(path(random), "zero");
        compute.putObject("u").put("date", path(random)).put("plusDays", path(random));
        if (random.nextBoolean()) {
            compute.withObjectProperty("t")
                    .putObject("when")
                    .putArray(path(random))
                    .add("x");
        }
        result.putArray("notes")
                .addObject()
                .put("text", "a note")
                .putArray("with")
                .add(path(random));
    }

    private static void lift(Random random, ObjectNode result) {
        if (random.nextBoolean()) {
            result.putArray("lift").add(one(NAMES, random));
        }
    }

    private static void sortAndSum(Random random, ObjectNode result) {
        if (random.nextBoolean()) {
            result.putObject("sort").put("by", path(random)).put("order", "descending");
        }
        if (random.nextBoolean()) {
            var totals = result.putObject("totals").put("by", path(random));
            totals.putArray("of").add(one(NAMES, random)).add("s").add("t");
        }
        if (random.nextBoolean()) {
            result.putObject("page").put("limit", 2).put("maximum", 2);
        }
    }

    private static ArrayNode fields(Random random, int depth) {
        var fields = Json.MAPPER.createArrayNode();
        for (var i = 0; i < 3; i++) {
            var field = fields.addObject()
                    .putObject(path(random))
                    .put("as", "f" + i)
                    .put("form", one(FORMS, random));
            if (random.nextInt(3) == 0) {
                field.put("else", path(random));
            }
            if (depth > 0 && random.nextBoolean()) {
                field.set("each", fields(random, depth - 1));
            }
        }
        return fields;
    }

    private static String path(Random random) {
        var path = one(NAMES, random);
        return switch (random.nextInt(5)) {
            case 0 -> path + "." + one(NAMES, random);
            case 1 -> path + "[0]";
            case 2 -> path + "[*]." + one(NAMES, random);
            default -> path;
        };
    }

    private static String answer(Random random, boolean isList) {
        return isList
                ? "{\"b\":" + value(random, 2) + ",\"a\":[" + value(random, 4) + "," + value(random, 4) + ","
                        + value(random, 3) + "],\"c\":" + value(random, 1) + "}"
                : value(random, 6);
    }

    private static String value(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return one(SCALARS, random);
        }
        var values = new ArrayList<String>();
        var isObject = random.nextInt(4) > 0;
        for (var i = random.nextInt(5); i > 0; i--) {
            values.add((isObject ? "\"" + one(NAMES, random) + "\":" : "") + value(random, depth - 1));
        }
        return isObject ? "{" + String.join(",", values) + "}" : "[" + String.join(",", values) + "]";
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
