package dev.paigomcp.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be fetched, and what cannot. */
class GuardedHttpClientTest {
    private static final int SIZE = 10_000;

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger reached = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = server();

    private final GuardedHttpClient anywhere =
            new GuardedHttpClient(AddressPolicy.ANYWHERE, SIZE, Duration.ofMillis(500));
    private final GuardedHttpClient internet =
            new GuardedHttpClient(AddressPolicy.INTERNET, SIZE, Duration.ofMillis(500));

    @AfterEach
    void close() {
        over.countDown();
        anywhere.close();
        internet.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer server() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            started.setExecutor(threads);
            started.createContext("/small", ask -> answer(ask, 200, "x".repeat(SIZE)));
            started.createContext("/large", ask -> answer(ask, 200, "x".repeat(SIZE + 1)));
            started.createContext("/redirect", ask -> {
                ask.getResponseHeaders().add("Location", "/reached");
                answer(ask, 302, "");
            });
            started.createContext("/reached", ask -> answer(ask, 200, "" + reached.incrementAndGet()));
            started.createContext("/drip", this::drip);
            started.createContext("/silent", ask -> rest(30_000));
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange ask, int status, String body) throws IOException {
        try (ask) {
            ask.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            ask.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Whether the test is over before so many milliseconds are. */
    private boolean rest(int millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** A byte each tenth of a second: no single read ever takes long. */
    private void drip(HttpExchange ask) throws IOException {
        try (ask) {
            ask.sendResponseHeaders(200, 0);
            for (var n = 0; n < 100 && !rest(100); n++) {
                ask.getResponseBody().write('x');
                ask.getResponseBody().flush();
            }
        }
    }

    @Test
    void takesAnAnswerUpToItsBound() throws FetchException {
        assertThat(anywhere.get(at("/small")).body()).hasSize(SIZE);
    }

    @Test
    void refusesAnAnswerBeyondIt() {
        assertThatThrownBy(() -> anywhere.get(at("/large")))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void followsNoRedirect() throws FetchException {
        assertThat(anywhere.get(at("/redirect")).status()).isEqualTo(302);
        assertThat(reached).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drip", "/silent"})
    void endsWhatTakesTooLong(String path) {
        var begin = System.nanoTime();

        assertThatThrownBy(() -> anywhere.get(at(path))).isInstanceOf(FetchException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1",
                "https://localhost",
                "https://[::1]",
                "https://127.1",
                "https://2130706433",
                "https://[::ffff:127.0.0.1]"
            })
    void connectsToNoPrivateAddressHoweverItIsWritten(String origin) throws IOException {
        try (var listening = new ServerSocket(0, 10, InetAddress.getByName(null))) {
            assertThatThrownBy(() -> internet.get(URI.create(origin + ":" + listening.getLocalPort() + "/x")))
                    .isInstanceOf(FetchException.class);

            listening.setSoTimeout(1);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/x", "ftp://example.com/x", "file:///etc/passwd", "/x"})
    void fetchesByHttpsAlone(String url) {
        assertThatThrownBy(() -> internet.get(URI.create(url)))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> anywhere.get(URI.create(url)))
                .as("by http from this machine alone")
                .isInstanceOf(FetchException.class);
    }
}
