package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.ToolPlans;
import dev.paigomcp.transport.CallScope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A ledger with a balance beside each entry, in the order of time and over all pages. */
class RunningBalancesTest {
    private static GeneratedTools ledger(String order) {
        var plans = """
                {"tools":{"ledger":{"operation":"GET /ledger","effect":"read","result":{"items":"data[*]",
                 "compute":{"balance":{"runningBalance":"amount"}},"sort":{"by":"time","order":"%s"},"where":{"time":{"as":["from","to"],"is":"between"}},
                 "show":[{"amount":{"form":"string"}},{"time":{"form":"string"}},{"balance":{"form":"string"}}],
                 "page":{"limit":3,"maximum":100}}}}}""".formatted(order);
        var tool = Json.MAPPER.createObjectNode().put("name", "ledger");
        tool.putObject("inputSchema").put("type", "object");
        return GeneratedTools.of(ToolPlans.read(Json.MAPPER.readTree(plans)), List.of(tool));
    }

    private static JsonNode page(GeneratedTools ledger, ObjectNode arguments, String entries) {
        var result = PaigoTools.of(
                        ledger,
                        (request, scope) ->
                                GivenAnswers.success(request, 200, "{\"data\":[" + entries.replace('\'', '"') + "]}"),
                        new Permissions(Environment.demo, true, "test"),
                        DemoTools.CLOCK,
                        () -> "w")
                .find("ledger")
                .orElseThrow()
                .call(arguments, new CallScope("test", Duration.ofSeconds(5)));
        assertThat(result.structured()).as(result.text()).isNotNull();
        return result.structured();
    }

    private static List<String> balances(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("balance").asString("none"))
                .toList();
    }

    private static JsonNode all(String order, String entries) {
        return page(ledger(order), Json.MAPPER.createObjectNode().put("limit", 100), entries);
    }

    @Test
    void isTheSumOfAnEntryAndAllOlderOnes() {
        var entries = "{'amount':'0.1','time':'2026-01-01T00:00:00Z'},{'amount':-5,'time':'2026-03-01'},"
                + "{'amount':'0.20','time':'2026-02-01T00:00:00+02:00'}";

        assertThat(balances(all("descending", entries))).containsExactly("-4.70", "0.30", "0.10");
        assertThat(balances(all("ascending", entries))).containsExactly("0.1", "0.30", "-4.70");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'amount':'n/a','time':'2026-02-01'}",
                "{'time':'2026-02-01'}",
                "{'amount':null,'time':'2026-02-01'}",
                "{'amount':1e70,'time':'2026-02-01'}"
            })
    void entriesFromAnUnreadableAmountOnHaveNoBalance(String odd) {
        var entries = "{'amount':1,'time':'2026-01-01'}," + odd + ",{'amount':2,'time':'2026-03-01'}";

        for (var order : List.of("ascending", "descending")) {
            var page = all(order, entries);
            var balances = new ArrayList<>(balances(page));
            if (order.equals("descending")) {
                Collections.reverse(balances);
            }
            assertThat(balances).containsExactly("1", "none", "none");
            assertThat(page.path("notes").toString())
                    .contains("Without balance from the oldest on whose amount or time cannot be read (1).");
        }
    }

    @Test
    void anEntryWithoutATimeLeavesNoOrderToGoBy() {
        var page = all("descending", "{'amount':1,'time':'2026-01-01'},{'amount':1,'time':'soon'}");

        assertThat(balances(page)).containsExactly("none", "none");
    }

    @Test
    void isTheSameOnEveryPage() {
        var random = new Random(3);
        for (var round = 0; round < 40; round++) {
            var entries = new ArrayList<String>();
            for (var i = random.nextInt(14); i >= 0; i--) {
                entries.add("{'amount':'%s.%02d','time':'2026-01-%02d'}"
                        .formatted(random.nextInt(200) - 100, random.nextInt(100), 1 + random.nextInt(28)));
            }
            for (var order : List.of("ascending", "descending")) {
                onEveryPage(ledger(order), String.join(",", entries), order.equals("ascending"));
                ofASpan(ledger(order), String.join(",", entries), random);
            }
        }
    }

    /** The balances of a span are those of the whole list. */
    private static void ofASpan(GeneratedTools ledger, String entries, Random random) {
        var whole = page(ledger, Json.MAPPER.createObjectNode().put("limit", 100), entries);
        var given = Json.MAPPER.createObjectNode().put("limit", 100);
        if (random.nextBoolean()) {
            given.put("from", "2026-01-%02d".formatted(1 + random.nextInt(14)));
        }
        if (random.nextBoolean()) {
            given.put("to", "2026-01-%02d".formatted(14 + random.nextInt(14)));
        }

        var span = page(ledger, given, entries);

        assertThat(whole.path("items").valueStream())
                .containsAll(span.path("items").valueStream().toList());
    }

    @Test
    void ofASpanOnlyWhatIsOlderCanBeInTheWay() {
        var entries =
                "{'amount':1,'time':'2026-01-01'},{'amount':2,'time':'2026-02-01'},{'amount':'n/a','time':'2026-03-01'}";
        var until = Json.MAPPER.createObjectNode().put("to", "2026-02-28");
        var since = Json.MAPPER.createObjectNode().put("from", "2026-03-15");

        assertThat(balances(page(ledger("descending"), until, entries))).containsExactly("3", "1");
        for (var order : List.of("ascending", "descending")) {
            assertThat(balances(page(ledger(order), since, entries + ",{'amount':5,'time':'2026-04-01'}")))
                    .as(order)
                    .containsExactly("none");
        }
    }

    private static void onEveryPage(GeneratedTools ledger, String entries, boolean isAscending) {
        var items = new ArrayList<JsonNode>();
        var given = Json.MAPPER.createObjectNode();
        for (var more = true; more; ) {
            var page = page(ledger, given, entries);
            page.path("items").forEach(items::add);
            more = page.has("nextCursor");
            if (more) {
                given.put("cursor", page.path("nextCursor").asString());
            }
        }
        if (!isAscending) {
            Collections.reverse(items);
        }
        var balance = BigDecimal.ZERO;
        for (var item : items) {
            balance = balance.add(new BigDecimal(item.path("amount").asString()));
            assertThat(item.path("balance").asString()).isEqualTo(balance.toPlainString());
        }
    }
}
