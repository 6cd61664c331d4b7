package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twenty accounts whose customers have the same ids and different names, called at the same time with the same JSON-RPC
 * ids: whatever comes back has the mark of the account of its token, and no other's.
 */
final class IsolationTest {
    private static final int ACCOUNTS = 20;
    private static final int CALLS = 10_000;
    private static final int CALLERS = 32;
    private static final Pattern MARK = Pattern.compile("mark-\\d\\d");
    private static final Pattern LOGGED =
            Pattern.compile("tool=(\\S+) .* outcome=(\\S+) .* id=(\\S+) account=(\\S+) principal=(\\S+)");

    private record Question(String method, String params, boolean marked) {}

    /** All of them are asked of customers that every account has, and in both eras. */
    private static final List<Question> QUESTIONS = List.of(
            new Question("tools/call", "'name':'list_customers'", true),
            new Question("tools/call", "'name':'get_customer','arguments':{'customerId':'same-1'}", true),
            new Question("tools/call", "'name':'get_account'", true),
            new Question("tools/call", "'name':'get_customer','arguments':{'customerId':'sane-1'}", false),
            new Question("resources/read", "'uri':'paigo://customers/same-2'", true),
            new Question(
                    "completion/complete",
                    "'ref':{'type':'ref/resource','uri':'paigo://customers/{customerId}'},"
                            + "'argument':{'name':'customerId','value':'only'}",
                    true),
            new Question("tools/list", "", false));

    private record Asked(int account, Question question, boolean tool, HttpResponse<String> response) {
        String mark() {
            return mark(account);
        }

        static String mark(int account) {
            return "mark-" + (10 + account);
        }

        String id() {
            return response.headers().firstValue("X-Correlation-Id").orElseThrow();
        }
    }

    private static String token(int account) {
        return "token-of-" + account + "-4711";
    }

    private static String accounts() {
        var accounts = new StringBuilder("version: 1\naccounts:\n");
        var tokens = new StringBuilder("tokens:\n");
        for (var i = 0; i < ACCOUNTS; i++) {
            accounts.append("  acc-")
                    .append(i)
                    .append(": {name: Account ")
                    .append(Asked.mark(i))
                    .append(", environment: demo}\n");
            tokens.append("- {name: caller-")
                    .append(i)
                    .append(", sha256: ")
                    .append(SignedInServer.sha256(token(i)))
                    .append(", account: acc-")
                    .append(i)
                    .append(", scopes: [paigo:read, paigo:write]}\n");
        }
        return accounts.append(tokens).toString();
    }

    /** Every second account may write too, so that lists differ beside contents. */
    private static String rights(String accounts) {
        return accounts.lines()
                .map(line -> line.matches(".*caller-\\d*[13579],.*") ? line.replace(", paigo:write", "") : line)
                .collect(Collectors.joining("\n"));
    }

    private static void fill(SignedInServer server, int account) {
        var mark = Asked.mark(account);
        server.app
                .demo("acc-" + account)
                .orElseThrow()
                .given(JsonMapper.shared().readTree("""
                    {"profile":{"businessName":"%s Ltd","country":"US"},
                     "customer":[
                      {"customerId":"same-1","customerName":"%s one","email":"one@%s.example"},
                      {"customerId":"same-2","customerName":"%s two","email":"two@%s.example"},
                      {"customerId":"only-%s","customerName":"only %s","email":"only@%s.example"}]}\
                    """.replace("%s", mark)));
    }

    @Test
    @Timeout(120)
    void crossesNothingBetweenTwentyAccountsInTenThousandCalls(@TempDir Path folder) throws Exception {
        try (var log = new LogLines();
                var server = new SignedInServer(folder, "tokens", rights(accounts()))) {
            IntStream.range(0, ACCOUNTS).parallel().forEach(account -> fill(server, account));
            var toolsOf = new TreeMap<Integer, String>();
            for (var account : List.of(0, 1)) {
                toolsOf.put(
                        account,
                        server.post(token(account), "2025-11-25", "tools/list", "")
                                .body());
            }
            assertThat(toolsOf.get(0)).isNotEqualTo(toolsOf.get(1)).contains("create_offering");

            var all = ask(server);

            for (var asked : all) {
                check(asked, toolsOf);
            }
            checkLog(all, log.all());
        }
    }

    private static List<Asked> ask(SignedInServer server) throws Exception {
        var pool = Executors.newFixedThreadPool(CALLERS);
        try {
            var tasks = IntStream.range(0, CALLS)
                    .<Callable<Asked>>mapToObj(n -> () -> {
                        var random = ThreadLocalRandom.current();
                        var account = random.nextInt(ACCOUNTS);
                        var question = QUESTIONS.get(n % QUESTIONS.size());
                        var era = random.nextBoolean() ? "2025-11-25" : "2026-07-28";
                        return new Asked(
                                account,
                                question,
                                question.method().equals("tools/call"),
                                server.post(token(account), era, question.method(), question.params()));
                    })
                    .toList();
            var answers = new ArrayList<Asked>();
            for (var future : pool.invokeAll(tasks)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void check(Asked asked, Map<Integer, String> toolsOf) {
        var body = asked.response().body();
        assertThat(asked.response().statusCode()).as(body).isEqualTo(200);
        assertThat(body).startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":");
        var marks = MARK.matcher(body)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        if (!marks.isEmpty() || asked.question().marked()) {
            assertThat(marks).as("%s %s", asked.question(), body).containsExactly(asked.mark());
        }
        if (asked.question().method().equals("tools/list")) {
            assertThat(body.contains("create_offering")).isEqualTo(asked.account() % 2 == 0);
            if (!body.contains("cacheScope")) {
                assertThat(body).isEqualTo(toolsOf.get(asked.account() % 2));
            } else {
                assertThat(body).contains("\"cacheScope\":\"private\"");
            }
        }
    }

    private static void checkLog(List<Asked> all, List<String> lines) {
        var byId = all.stream().filter(Asked::tool).collect(Collectors.toMap(Asked::id, asked -> asked));
        var seen = 0;
        for (var line : lines) {
            assertThat(line).doesNotContain("token-of-");
            var logged = LOGGED.matcher(line);
            assertThat(logged.matches()).as(line).isTrue();
            var asked = byId.get(logged.group(3));
            if (asked != null) {
                seen++;
                assertThat(logged.group(4)).isEqualTo("acc-" + asked.account());
                assertThat(logged.group(5)).isEqualTo("caller-" + asked.account());
            }
        }
        assertThat(seen).isEqualTo(byId.size()).isGreaterThan(CALLS / 2);
    }
}
