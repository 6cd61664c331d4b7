package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.paigo.ClientLimits;
import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.PaigoTools;
import dev.paigomcp.tools.Permissions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Faults of this server at chosen moments of a call: it is answered, and a write that has left is told. */
final class FaultsTest {
    private static final String CREDITS =
            "{\"customerId\":\"c-1\",\"amount\":\"12.50\",\"currency\":\"USD\",\"reason\":\"goodwill\"}";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicReference<Paigo> FAULTY = new AtomicReference<>();
    private static final AtomicReference<Throwable> AFTERWARDS = new AtomicReference<>();

    private static LoopbackServer paigo;
    private static PaigoGateway gateway;
    private static HttpServer server;

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.paigomcp");
    private final Recorder log = new Recorder();
    private int before;

    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        paigo = new LoopbackServer((request, line) -> line.answer(
                request.target().contains("nobody") ? 404 : 200,
                "{\"message\":\"Created\",\"data\":[{\"customerId\":\"c-1\",\"currency\":\"USD\"}]}"));
        gateway = PaigoGateway.withFixedToken(
                paigo.url(),
                new Secret("t"),
                ClientLimits.standard(),
                AnswerBudget.ofHeap().part(),
                Clock.systemUTC(),
                () -> 0);
        var usual = TestServer.config(endpoint());
        server = HttpServer.start(new HttpConfig(
                usual.host(),
                0,
                usual.allowedOrigins(),
                usual.requestLimits(),
                Service.withoutAuthentication(endpoint(), () -> fail(AFTERWARDS.get())),
                usual.correlationIds(),
                usual.limits()));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        gateway.close();
        paigo.close();
    }

    @BeforeEach
    void listen() {
        before = paigo.requests().size();
        FAULTY.set(gateway);
        AFTERWARDS.set(null);
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void fallSilent() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null); // as it was: what the root says
    }

    private static McpEndpoint endpoint() {
        var tools = PaigoTools.of(
                GeneratedTools.load(),
                (request, scope) -> FAULTY.get().send(request, scope),
                new Permissions(Environment.demo, true, "test"),
                Clock.systemUTC(),
                () -> "write-1");
        return new McpEndpoint(
                new ServerInfo(Environment.demo, true, "1.2.3", "Bill."),
                tools,
                new ExampleLibrary(new ExampleTools()),
                EnumSet.allOf(Scope.class),
                table -> table.wrap("tools/call", method -> request -> {
                    var response = method.answer(request);
                    return AFTERWARDS.get() == null ? response : fail(AFTERWARDS.get());
                }));
    }

    private List<LoopbackServer.Request> requests() {
        return paigo.requests().subList(before, paigo.requests().size());
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new OutOfMemoryError("secret-4711"),
                new StackOverflowError(),
                new NoClassDefFoundError("dev/paigomcp/X"),
                new AssertionError("secret-4711"),
                new IllegalStateException("secret-4711"),
                new IOException("secret-4711"));
    }

    /** Throws what it is given, checked or not. */
    private static <T extends Throwable> RuntimeException fault(Throwable thrown) throws T {
        @SuppressWarnings("unchecked")
        var unchecked = (T) thrown;
        throw unchecked;
    }

    private static <R> R fail(Throwable thrown) {
        throw FaultsTest.<RuntimeException>fault(thrown);
    }

    private static HttpResponse<String> send(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        try {
            return CLIENT.send(
                    (body.isEmpty() ? request : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> call(Paigo faulty, String tool, String arguments) {
        return call(faulty, tool, arguments, "");
    }

    private static HttpResponse<String> call(Paigo faulty, String tool, String arguments, String meta) {
        FAULTY.set(faulty);
        return send("/mcp", """
            {"jsonrpc":"2.0","id":"call-7","method":"tools/call","params":{"name":"%s","arguments":%s%s}}\
            """.formatted(tool, arguments, meta));
    }

    private JsonNode told(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("4711", "java", "Exception", "OutOfMemory", "StackOverflow", "dev/");
        var answer = Json.MAPPER.readTree(response.body());
        assertThat(answer.path("id").asString()).isEqualTo("call-7");
        var id = response.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(response.body()).contains(id);
        assertThat(log.events.stream().filter(event -> event.getThrowableProxy() != null))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("id=" + id));
        return answer;
    }

    private static void isUnknown(String text) {
        assertThat(text)
                .startsWith("Outcome unknown: an internal error of this server, whose log has the cause")
                .contains("add_credits may have been applied or not", "get_credit_ledger", "write-1");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultAfterAWriteHasLeftIsAnUnknownOutcomeWithWhereToLook(Throwable thrown) {
        var response = call(
                (request, scope) -> {
                    var done = gateway.send(request, scope);
                    return request.operation().startsWith("GET ") ? done : fail(after(done, thrown));
                },
                "add_credits",
                CREDITS);

        var result = told(response).path("result");
        assertThat(result.path("isError").booleanValue()).isTrue();
        isUnknown(result.at("/content/0/text").asString());
        assertThat(requests()).extracting(request -> request.method()).containsExactly("GET", "POST");
    }

    private static Throwable after(Object done, Throwable thrown) {
        assertThat(done).isNotNull();
        return thrown;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultBeforeAnythingHasLeftIsNone(Throwable thrown) {
        var result = told(call((request, scope) -> fail(thrown), "add_credits", CREDITS))
                .path("result");

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").asString()).startsWith("Internal error of this server");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultAfterAReadIsNoUnknownOutcome(Throwable thrown) {
        var response = call(
                (request, scope) -> fail(after(gateway.send(request, scope), thrown)),
                "get_customer",
                "{\"customerId\":\"c-1\"}");

        assertThat(told(response).at("/result/content/0/text").asString()).startsWith("Internal error of this server");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aFaultInTheReadThatPrecedesAWriteIsNoUnknownOutcome() {
        var response = call(
                (request, scope) -> fail(after(gateway.send(request, scope), new OutOfMemoryError())),
                "measure_usage",
                "{\"customerId\":\"c-1\",\"dimensionId\":\"d-1\",\"quantity\":\"1\",\"unit\":\"hour\"}");

        assertThat(told(response).at("/result/content/0/text").asString()).startsWith("Internal error of this server");
        assertThat(requests())
                .singleElement()
                .satisfies(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultWhileTheResponseOfAWriteIsMadeIsAnUnknownOutcome(Throwable thrown) {
        AFTERWARDS.set(thrown);

        var error = told(call(gateway, "add_credits", CREDITS)).path("error");

        assertThat(error.path("code").intValue()).isEqualTo(-32603);
        isUnknown(error.path("message").asString());
    }

    @Test
    void aFaultAfterProgressIsTheLastEvent() {
        Paigo faulty = (request, scope) -> {
            if (request.operation().startsWith("GET ")) {
                return gateway.send(request, scope);
            }
            scope.progress("half done");
            return fail(after(gateway.send(request, scope), new OutOfMemoryError()));
        };

        var events = call(faulty, "add_credits", CREDITS, ",\"_meta\":{\"progressToken\":1}")
                .body()
                .split("\n\n");

        assertThat(events).hasSize(2);
        var last = Json.MAPPER.readTree(events[1].substring(events[1].indexOf('{')));
        assertThat(last.path("id").asString()).isEqualTo("call-7");
        isUnknown(last.at("/result/content/0/text").asString());
    }

    @Test
    void aWriteThatPaigoRefusedIsNoUnknownOutcome() {
        var response = call(
                (request, scope) -> request.operation().equals("GET /customers")
                        ? fail(after(gateway.send(request, scope), new OutOfMemoryError()))
                        : gateway.send(request, scope),
                "add_credits",
                CREDITS.replace("c-1", "nobody"));

        assertThat(told(response).at("/result/content/0/text").asString()).startsWith("Internal error of this server");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOutsideOfACallIsAnsweredToo(Throwable thrown) {
        AFTERWARDS.set(thrown);

        var response = send("/health", "");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("-32603", "correlation id id-").doesNotContain("4711", "java");
        assertThat(log.events)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).matches("id=id-\\d+ /health failed"));
    }
}
