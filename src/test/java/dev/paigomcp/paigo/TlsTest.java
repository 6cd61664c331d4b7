package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paigomcp.config.OutboundSettings;
import dev.paigomcp.outbound.Outbound;
import dev.paigomcp.transport.PaigoResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections under TLS, by a certificate that the platform is told to trust. */
class TlsTest {
    private static final String PASSWORD = "changeit";
    private static final List<String> TRUST = List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeACertificate() throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "paigo",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store().toString(),
                "-storepass",
                PASSWORD);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        System.setProperty(TRUST.get(0), store().toString());
        System.setProperty(TRUST.get(1), PASSWORD);
        Outbound.use(OutboundSettings.DIRECT); // a test before may have set TLS up already
    }

    @AfterAll
    static void forgetIt() {
        TRUST.forEach(System::clearProperty);
        Outbound.use(OutboundSettings.DIRECT);
    }

    @Test
    void keepsAConnectionThatIsGood() throws Exception {
        try (var server = server((request, line) -> line.answer(201, "{}"));
                var gateway = gateway(url(server))) {
            for (var i = 0; i < 20; i++) {
                assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotUseAConnectionThatTheServerHasClosed() throws Exception {
        try (var server = server((request, line) -> {
                    line.answer(201, "{}");
                    line.drop();
                });
                var gateway = gateway(url(server))) {
            for (var i = 0; i < 20; i++) {
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> server.open() == 0);
                assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
            }
            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void stopsWaitingWhenTheTimeOfTheCallIsOver() throws Exception {
        var over = new CountDownLatch(1);
        try (var server = server((request, line) -> {
                    line.answer(201, "{}");
                    over.await(); // the next request on this connection is never answered
                });
                var gateway = gateway(url(server))) {
            assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
            assertThat(gateway.send(ADD_CREDITS, scope(Duration.ofMillis(500))))
                    .isEqualTo(new PaigoResult.Unknown(null, "Paigo's answer was lost: the call's time is over"));
        } finally {
            over.countDown();
        }
    }

    private static Path store() {
        return folder.resolve("store.p12");
    }

    private static LoopbackServer server(LoopbackServer.Handler handler) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store())) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        ServerSocket listener =
                tls.getServerSocketFactory().createServerSocket(0, 64, InetAddress.getLoopbackAddress());
        return new LoopbackServer(handler, listener);
    }

    private static URI url(LoopbackServer server) {
        return URI.create(server.url().toString().replace("http:", "https:"));
    }
}
