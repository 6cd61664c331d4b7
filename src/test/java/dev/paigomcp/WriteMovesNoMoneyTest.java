package dev.paigomcp;

import static dev.paigomcp.SignedInServer.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.mapping.Need;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.tools.GeneratedTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A caller with {@code paigo:write} alone calls every tool with every argument, and with every plan, and moves no money: not
 * now, and not by a plan that bills later. The
 * same calls of a caller with all rights do, on an account of his own.
 */
final class WriteMovesNoMoneyTest {
    private static final String WRITER = "walker-with-write-alone";
    private static final String CLERK = "walker-who-may-read-too";
    private static final String OWNER = "walker-with-all-rights";
    private static final String AUDITOR = "auditor-of-the-writer";
    private static final String SECOND_AUDITOR = "auditor-of-the-owner";
    private static final GeneratedTools GENERATED = GeneratedTools.load();
    private static final List<String> PLANS = List.of("free", "trial", "price", "least", "upfront", "credit", "topup");
    private static final List<String> COSTLY = List.of("trial", "price", "least", "upfront", "credit", "topup");

    @TempDir
    private static Path folder;

    /** One call of the walk. */
    private record Call(String tool, ObjectNode arguments) {}

    private static SignedInServer server() {
        var server = new SignedInServer(folder, "tokens", """
            version: 2
            accounts:
              poor: {environment: demo}
              rich: {environment: demo}
            tokens:
            - {name: writer, sha256: %s, account: poor, scopes: [paigo:write]}
            - {name: clerk, sha256: %s, account: poor, scopes: [paigo:read, paigo:write]}
            - {name: owner, sha256: %s, account: rich, scopes: [paigo:read, paigo:write, paigo:usage, paigo:money]}
            - {name: auditor, sha256: %s, account: poor, scopes: [paigo:read]}
            - {name: second, sha256: %s, account: rich, scopes: [paigo:read]}
            """.formatted(
                        sha256(WRITER), sha256(CLERK), sha256(OWNER), sha256(AUDITOR), sha256(SECOND_AUDITOR)));
        List.of("poor", "rich").forEach(id -> seed(server.app.demo(id).orElseThrow()));
        return server;
    }

    private static void seed(DemoPaigo demo) {
        for (var things : List.of(
                "'dimension':{'dimensionId':'seats','paymentSchedule':'upfront'}",
                "'dimension':{'dimensionId':'calls'}",
                "'offering':{'offeringId':'free','dimensionIds':['calls']}",
                "'offering':{'offeringId':'trial','offeringType':'subscription','subscriptionPrice':9,'freeTrialLength':'9'}",
                "'offering':{'offeringId':'least','dimensionIds':['calls'],'minimumCharge':9,'freeTrialLength':'9'}",
                "'offering':{'offeringId':'price','offeringType':'subscription','subscriptionPrice':9}",
                "'offering':{'offeringId':'upfront','dimensionIds':['calls','seats']}",
                "'offering':{'offeringId':'credit','prepaidCredit':'1000000'}",
                "'offering':{'offeringId':'topup','billingCycle':'topUp','topUpAmount':'50'}",
                "'customer':{'customerId':'there','offeringId':'free'}")) {
            demo.given(Json.MAPPER.readTree("{" + things.replace('\'', '"') + "}"));
        }
    }

    /** Each tool with what its first example gives, and besides with each of its arguments; each plan. */
    private static List<Call> walk() {
        var calls = new ArrayList<Call>();
        for (var tool : GENERATED.tools()) {
            var name = tool.definition().path("name").asString();
            var least = least(tool.definition().path("inputSchema"), name);
            calls.add(new Call(name, least));
            for (var property : tool.definition().at("/inputSchema/properties").properties()) {
                for (var value : values(property.getKey(), property.getValue())) {
                    var arguments = least.deepCopy();
                    arguments.set(property.getKey(), value);
                    calls.add(new Call(name, arguments));
                }
            }
        }
        var fresh = 0;
        for (var call : calls) {
            if (call.tool().equals("onboard_customer")) {
                call.arguments().put("customerName", "Walker " + fresh).put("email", "x" + fresh + "@walk.example");
                if (!call.arguments().has("customerId")) {
                    call.arguments().put("customerId", "walked-" + fresh);
                }
                fresh++;
            }
        }
        return calls;
    }

    private static ObjectNode least(JsonNode schema, String tool) {
        var arguments = Json.MAPPER.createObjectNode();
        for (var name : schema.path("required")) {
            var values = values(name.asString(), schema.path("properties").path(name.asString()));
            arguments.set(name.asString(), values.get(0));
        }
        if (tool.equals("create_dimension")) {
            arguments.put("unitPrice", "1");
        }
        if (tool.equals("create_offering")) {
            arguments.put("currency", "USD");
        }
        return arguments;
    }

    /** Returns values that an argument may have: every word if it is one of some, and every plan if it is a plan. */
    private static List<JsonNode> values(String name, JsonNode schema) {
        if (schema.path("enum").isArray()) {
            return schema.path("enum").valueStream().toList();
        }
        var json = switch (name) {
            case "offeringId" -> PLANS.stream().map(plan -> "\"" + plan + "\"").toList();
            case "customerId" -> List.of("\"there\"", "\"of-a-choice\"");
            case "dimensionId" -> List.of("\"calls\"");
            case "dimensionIds" -> List.of("[\"calls\"]", "[\"calls\",\"seats\"]");
            case "email" -> List.of("\"x@walk.example\"");
            case "besides" -> List.of("[\"there\"]");
            case "topUpThreshold" -> List.of("\"0.5\"");
            case "tiers" -> List.of("[{\"upTo\":\"unlimited\",\"unitPrice\":\"1\"}]");
            case "address", "metadata" -> List.of("{}");
            case "timestamp", "from", "to" -> List.of("\"2026-01-15T10:00:00Z\"");
            default ->
                switch (schema.path("type").asString("")) {
                    case "boolean" -> List.of("true");
                    case "integer", "number" -> List.of("7");
                    default -> List.of("\"1000000\"");
                };
        };
        return json.stream().map(text -> Json.MAPPER.readTree(text)).toList();
    }

    private static JsonNode send(SignedInServer server, String token, Call call) {
        var arguments = call.arguments().toString();
        assertThat(arguments).doesNotContain("'");
        return server.ask(
                token,
                "2025-11-25",
                "tools/call",
                "'name':'" + call.tool() + "','arguments':" + arguments.replace('"', '\''));
    }

    private static JsonNode read(SignedInServer server, String token, String tool, String arguments) {
        return server.ask(token, "2025-11-25", "tools/call", "'name':'" + tool + "','arguments':{" + arguments + "}")
                .at("/result/structuredContent");
    }

    /** Everything that is money, or will be: balances, wallet entries, invoices, usage, plans that grant credit. */
    private static TreeMap<String, String> money(SignedInServer server, String auditor) {
        var money = new TreeMap<String, String>();
        for (var customer :
                read(server, auditor, "list_customers", "'limit':200").path("items")) {
            var id = customer.path("customerId").asString();
            var ledger = read(server, auditor, "get_credit_ledger", "'customerId':'" + id + "'")
                    .path("items");
            var usage = read(server, auditor, "get_usage", "'customerId':'" + id + "','interval':'none'")
                    .path("items");
            for (var entry : ledger) {
                money.put("ledger " + id + " " + entry, "");
            }
            for (var entry : usage) {
                money.put("usage " + id + " " + entry, "");
            }
            for (var plan : customer.path("offerings")) {
                if (COSTLY.contains(plan.path("offeringId").asString())) {
                    money.put("enrolled " + id + " " + plan, "");
                }
            }
        }
        for (var invoice : read(server, auditor, "list_invoices", "'limit':200").path("items")) {
            money.put("invoice " + invoice, "");
        }
        for (var offering :
                read(server, auditor, "list_offerings", "'limit':200").path("items")) {
            var id = offering.path("offeringId").asString();
            var credit = read(server, auditor, "get_offering", "'offeringId':'" + id + "'")
                    .path("prepaidCredit");
            if (!credit.isMissingNode()) {
                money.put("grants " + id + " " + credit, "");
            }
        }
        return money;
    }

    @Test
    void byNoToolAndNoArgument() {
        try (var server = server()) {
            var before = money(server, AUDITOR);
            var ownersBefore = money(server, SECOND_AUDITOR);
            var told = new StringBuilder();
            var forbidden = new TreeSet<String>();

            for (var call : walk()) {
                var answer = send(server, WRITER, call);
                if (GENERATED.plans().tools().containsKey(call.tool())
                        && !GENERATED.plans().tools().get(call.tool()).needs().isEmpty()) {
                    told.append(send(server, CLERK, call)); // is told why, and may do no more
                }
                if (answer.has("error")) {
                    forbidden.add(call.tool());
                }
                send(server, OWNER, call);
            }

            assertThat(money(server, AUDITOR))
                    .as("what a caller with paigo:write alone has moved")
                    .isEqualTo(before);
            assertThat(server.app.demo("poor").orElseThrow().requests())
                    .noneMatch(request -> request.method().equals("POST")
                            && (request.path().endsWith("/transactions")
                                    || request.path().equals("/usage")));
            var moved = new TreeMap<>(money(server, SECOND_AUDITOR));
            ownersBefore.keySet().forEach(moved::remove);
            assertThat(moved.keySet())
                    .as("the same calls move money of whoever may")
                    .anyMatch(line -> line.startsWith("ledger"));
            for (var kind : List.of("invoice", "usage", "enrolled", "grants")) {
                assertThat(moved.keySet()).as(kind).anyMatch(line -> line.startsWith(kind));
            }
            assertThat(forbidden).contains("add_credits", "measure_usage");
            everyNeedWasMet(told.toString());
        }
    }

    /** That the walk came by every need of the mapping that a caller with the right to write does not meet. */
    private static void everyNeedWasMet(String told) {
        GENERATED.plans().tools().forEach((name, plan) -> {
            for (var need : plan.needs()) {
                if (plan.scope() == Scope.write && need.scope() != Scope.write) {
                    var words = need.fold(
                            (Need.ByArguments given) -> given.given(), (Need.ByRead read) -> List.of(read.because()));
                    assertThat(told).as("%s: %s", name, words).contains(words);
                }
            }
        });
        assertThat(told).contains("With prepaidCredit it needs the right paigo:money");
    }
}
