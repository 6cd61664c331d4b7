package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.paigo.LoopbackServer.Line;
import dev.paigomcp.paigo.LoopbackServer.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program with a heap of 64 MiB, in a process of its own, whatever Paigo sends: every call is answered. */
final class SmallHeapTest {
    private static final int MIB = 1024 * 1024;
    private static final Pattern ADDRESS = Pattern.compile("MCP at (http://\\S+)");
    private static final byte[] CREATED =
            json(201, "{\"message\":\"Transaction created\",\"filler\":", 20_000_000, "}");
    private static final byte[] LONG_WORDS = json(201, "{\"message\":", 20_000_000, "}");
    private static final byte[] CUSTOMERS = json(200, customers());
    private static final byte[] LARGE_THING = json(200, "{\"data\":[{\"customerId\":\"c\",\"metadata\":", MIB, "}]}");
    private static final byte[] LONG = json(200, longCustomers());
    private static final String MANUAL = "'paymentChannel':'manual'";
    private static final AtomicInteger APPLIED = new AtomicInteger();
    private static volatile byte[] customers = CUSTOMERS;

    private static LoopbackServer paigo;
    private static Process server;
    private static URI address;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        paigo = new LoopbackServer(SmallHeapTest::answer);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.paigomcp.Main",
                "serve",
                "--port",
                "0");
        builder.environment().put("PAIGO_ENVIRONMENT", "sandbox");
        builder.environment().put("PAIGO_CLIENT_ID", "client");
        builder.environment().put("PAIGO_CLIENT_SECRET", "secret");
        builder.environment().put("PAIGO_BASE_URL", paigo.url().toString());
        builder.environment().put("PAIGO_TOKEN_URL", paigo.url() + "/oauth/token");
        server = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        address = address(server.errorReader());
    }

    /** Reads up to the line with the address, and goes on reading so that the program can always write. */
    private static URI address(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var found = ADDRESS.matcher(line);
            if (found.find()) {
                CompletableFuture.runAsync(() -> lines.lines().forEach(more -> {}));
                return URI.create(found.group(1));
            }
        }
        throw new AssertionError("the program has ended");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        paigo.close();
    }

    private static void answer(Request request, Line line) throws IOException {
        var out = line.socket().getOutputStream();
        if (request.target().equals("/oauth/token")) {
            line.answer(200, "{\"access_token\":\"token\",\"expires_in\":86400}");
        } else if (request.method().equals("POST")) {
            APPLIED.incrementAndGet();
            out.write(request.target().contains("/wordy/") ? LONG_WORDS : CREATED);
        } else {
            out.write(request.target().equals("/customers") ? customers : LARGE_THING);
        }
    }

    private static byte[] json(int status, String before, int filler, String after) {
        return json(status, before + "\"" + "x".repeat(filler) + "\"" + after);
    }

    private static byte[] json(int status, String body) {
        return ("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String customers() {
        var list = new StringBuilder("{\"message\":\"Customers found\",\"data\":[");
        for (var i = 0; list.length() < 4 * MIB; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"customerId\":\"c-%d\",\"customerName\":\"Customer\",\"email\":\"c@example.com\","
                            .formatted(i))
                    .append("\"currency\":\"USD\",\"invoices\":[{\"invoiceId\":\"i\",\"invoiceDate\":\"2026-01-01\",")
                    .append("\"currency\":\"USD\",\"totalAmountWithoutTax\":1}],\"metadata\":{\"a\":\"b\"}}");
        }
        return list.append("]}").toString();
    }

    private static String longCustomers() {
        var list = new StringBuilder("{\"message\":\"Customers found\",\"data\":[");
        var invoice = "{\"invoiceId\":\"i-%d-%d\",\"invoiceDate\":\"2026-01-01\",\"invoiceStatus\":\"Open\","
                + "\"currency\":\"USD\",\"totalAmountWithoutTax\":1,\"lineItems\":[\"" + "x".repeat(500) + "\"]}";
        for (var i = 0; i < 10_000; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"customerId\":\"c-%d\",\"customerName\":\"Number %d\",\"email\":\"c%d@example.com\","
                            .formatted(i, i, i))
                    .append("\"currency\":\"USD\",\"enrollments\":[{\"offering\":{\"offeringId\":\"o-1\"}}],")
                    .append("\"metadata\":{\"a\":\"" + "y".repeat(300) + "\"},\"invoices\":[")
                    .append(invoice.formatted(i, 1) + "," + invoice.formatted(i, 2) + "," + invoice.formatted(i, 3))
                    .append("]}");
        }
        return list.append("]}").toString();
    }

    private static CompletableFuture<JsonNode> call(String tool, String arguments) {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments.replace('\'', '"') + "}}";
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(response.body());
        });
    }

    /** Returns the texts of so many calls at once. */
    private static List<String> calls(int count, String tool, String arguments) {
        var calls = new ArrayList<CompletableFuture<JsonNode>>();
        Collections.nCopies(count, tool).forEach(name -> calls.add(call(name, arguments)));
        return calls.stream()
                .map(call -> call.join().at("/result/content/0/text").asString(""))
                .toList();
    }

    @Test
    void writesWithLargeAnswersAreToldAsTheyAre() {
        var before = APPLIED.get();

        assertThat(calls(8, "add_credits", "{'customerId':'c','currency':'USD','amount':'1'}"))
                .allSatisfy(text -> assertThat(text).contains("Transaction created"));
        assertThat(calls(8, "add_credits", "{'customerId':'wordy','currency':'USD','amount':'1'}"))
                .allSatisfy(
                        text -> assertThat(text).startsWith("Outcome unknown").contains("get_credit_ledger"));
        assertThat(APPLIED.get() - before).isEqualTo(16);
    }

    @Test
    void largeListsAtOnceAreAllShown() {
        assertThat(calls(8, "list_customers", "{}"))
                .allSatisfy(text -> assertThat(text).contains("\"customerId\":\"c-49\"", "\"total\":"));
        assertThat(calls(8, "list_customers", "{'search':'c-77'}"))
                .allSatisfy(text -> assertThat(text).contains("\"customerId\":\"c-77\""));
        assertThat(calls(8, "list_invoices", "{}"))
                .allSatisfy(text -> assertThat(text).contains("\"totals\":[{\"currency\":\"USD\""));
        assertThat(calls(8, "list_invoices", "{'totalsPer':'customer','search':'c-77'}"))
                .allSatisfy(text -> assertThat(text).contains("\"customers\":[{\"customerId\":\"c-"));
        assertThat(calls(1, "list_invoices", "{'totalsPer':'customer'}"))
                .as("sums of more customers than there is room for")
                .allSatisfy(text -> assertThat(text).contains("more than this server keeps"));
    }

    /** A list of 10,000 customers with 30,000 invoices is longer than an answer that is kept whole. */
    @Test
    void aLongListIsReadForWhatIsAskedOfIt() {
        assertThat(LONG.length).isGreaterThan(20 * MIB);
        customers = LONG;
        try {
            assertThat(calls(1, "list_customers", "{'limit':1}"))
                    .allSatisfy(text -> assertThat(text).contains("\"total\":10000"));
            assertThat(calls(1, "list_customers", "{'search':'number 9876'}"))
                    .allSatisfy(text -> assertThat(text).contains("\"customerId\":\"c-9876\""));
            assertThat(calls(1, "list_invoices", "{'limit':1}"))
                    .allSatisfy(text -> assertThat(text).contains("\"total\":30000"));
            assertThat(calls(1, "list_invoices", "{'customerId':'number 9876'}"))
                    .as("the nearest ids")
                    .allSatisfy(text -> assertThat(text).contains("is not known. Nearest: c-9876 (\"Number 9876\")"));
            assertThat(calls(1, "list_invoices", "{'customerId':'zebra'}"))
                    .allSatisfy(text -> assertThat(text).contains("is not known, and nothing is near it"));
            var before = APPLIED.get();
            assertThat(calls(
                            1,
                            "onboard_customer",
                            "{'customerName':'X','email':'C9876@example.com',%s}".formatted(MANUAL)))
                    .as("the look-up of duplicates")
                    .allSatisfy(text -> assertThat(text).contains("It may be there already", "\"c-9876\""));
            assertThat(APPLIED.get()).isEqualTo(before);
            assertThat(calls(
                            1, "onboard_customer", "{'customerName':'X','email':'new@x.example',%s}".formatted(MANUAL)))
                    .allSatisfy(text -> assertThat(text).contains("Transaction created"));
        } finally {
            customers = CUSTOMERS;
        }
    }

    @Test
    void largeThingsAtOnceAreShownOrPutOff() {
        for (var round = 0; round < 3; round++) {
            assertThat(calls(16, "get_customer", "{'customerId':'c'}"))
                    .allSatisfy(text ->
                            assertThat(text).containsAnyOf("\"customerId\":\"c\"", "busy with other large answers"))
                    .anySatisfy(text -> assertThat(text).contains("\"customerId\":\"c\""));
        }
    }
}
