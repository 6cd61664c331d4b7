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
import java.io.UncheckedIOException;
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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A server that fails when a test wants it to, before a Paigo that answers; what it logs is kept. */
final class FaultyServer implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String CREDITS =
            "{\"customerId\":\"c-1\",\"amount\":\"12.50\",\"currency\":\"USD\",\"reason\":\"goodwill\"}";

    /** To the Paigo that answers. */
    final PaigoGateway gateway;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<Paigo> faulty = new AtomicReference<>();
    private final AtomicReference<Throwable> afterwards = new AtomicReference<>();
    private final LoopbackServer paigo;
    private final HttpServer server;
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.paigomcp");
    private Recorder log = new Recorder();
    private int before;

    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    }

    FaultyServer() {
        try {
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
                    Service.withoutAuthentication(endpoint(), () -> fail(afterwards.get())),
                    usual.correlationIds(),
                    usual.limits()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        before = paigo.requests().size();
        faulty.set(gateway);
        afterwards.set(null);
        log = new Recorder();
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null); // as it was: what the root says
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.close();
        gateway.close();
        paigo.close();
    }

    private McpEndpoint endpoint() {
        var tools = PaigoTools.of(
                GeneratedTools.load(),
                (request, scope) -> faulty.get().send(request, scope),
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
                    return afterwards.get() == null ? response : fail(afterwards.get());
                }));
    }

    /** Lets the server fail with that when the answer to a call has been made. */
    void failAfterwards(Throwable thrown) {
        afterwards.set(thrown);
    }

    /** The requests to Paigo of this test. */
    List<LoopbackServer.Request> requests() {
        return paigo.requests().subList(before, paigo.requests().size());
    }

    List<ILoggingEvent> logged() {
        return log.events;
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

    static <R> R fail(Throwable thrown) {
        throw FaultyServer.<RuntimeException>fault(thrown);
    }

    /** What to throw when that has been done. */
    static Throwable after(Object done, Throwable thrown) {
        assertThat(done).isNotNull();
        return thrown;
    }

    HttpResponse<String> send(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        try {
            return client.send(
                    (body.isEmpty() ? request : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> call(Paigo faulty, String tool, String arguments) {
        return call(faulty, tool, arguments, "");
    }

    HttpResponse<String> call(Paigo faulty, String tool, String arguments, String meta) {
        this.faulty.set(faulty);
        return send("/mcp", """
            {"jsonrpc":"2.0","id":"call-7","method":"tools/call","params":{"name":"%s","arguments":%s%s}}\
            """.formatted(tool, arguments, meta));
    }

    /** The answer to the call, which says nothing of the fault but its correlation id; the log has the rest once. */
    JsonNode told(HttpResponse<String> response) {
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

    static void isUnknown(String text) {
        assertThat(text)
                .startsWith("Outcome unknown: an internal error of this server, whose log has the cause")
                .contains("add_credits may have been applied or not", "get_credit_ledger", "write-1");
    }
}
