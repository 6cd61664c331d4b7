package dev.paigomcp.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be fetched, and what cannot. */
class OutsideTest {
    private static final int SIZE = 10_000;

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger reached = new AtomicInteger();
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.startup.startupWatcherEnabled = false;
                config.routes.get("/small", ctx -> ctx.result("x".repeat(SIZE)));
                config.routes.get("/large", ctx -> ctx.result("x".repeat(SIZE + 1)));
                config.routes.get("/redirect", ctx -> ctx.redirect("/reached"));
                config.routes.get("/reached", ctx -> reached.incrementAndGet());
                config.routes.get("/drip", this::drip);
                config.routes.get("/silent", ctx -> over.await(30, TimeUnit.SECONDS));
            })
            .start("127.0.0.1", 0);

    private final Outside anywhere = new Outside(Reach.ANYWHERE, SIZE, Duration.ofMillis(500));
    private final Outside internet = new Outside(Reach.INTERNET, SIZE, Duration.ofMillis(500));

    @AfterEach
    void close() {
        over.countDown();
        anywhere.close();
        internet.close();
        server.stop();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** A byte each tenth of a second: no single read ever takes long. */
    private void drip(Context ctx) throws InterruptedException {
        try {
            var out = ctx.res().getOutputStream();
            for (var n = 0; n < 100; n++) {
                out.write('x');
                out.flush();
                if (over.await(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    @Test
    void takesAnAnswerUpToItsBound() throws Unfetched {
        assertThat(anywhere.get(at("/small")).body()).hasSize(SIZE);
    }

    @Test
    void refusesAnAnswerBeyondIt() {
        assertThatThrownBy(() -> anywhere.get(at("/large")))
                .isInstanceOf(Unfetched.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void followsNoRedirect() throws Unfetched {
        assertThat(anywhere.get(at("/redirect")).status()).isEqualTo(302);
        assertThat(reached).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drip", "/silent"})
    void endsWhatTakesTooLong(String path) {
        var begin = System.nanoTime();

        assertThatThrownBy(() -> anywhere.get(at(path))).isInstanceOf(Unfetched.class);

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
                    .isInstanceOf(Unfetched.class);

            listening.setSoTimeout(1);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/x", "ftp://example.com/x", "file:///etc/passwd", "/x"})
    void fetchesByHttpsAlone(String url) {
        assertThatThrownBy(() -> internet.get(URI.create(url)))
                .isInstanceOf(Unfetched.class)
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> anywhere.get(URI.create(url)))
                .as("by http from this machine alone")
                .isInstanceOf(Unfetched.class);
    }
}
