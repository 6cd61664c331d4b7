package dev.paigomcp.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.RecordingProxy;
import dev.paigomcp.SelfSigned;
import dev.paigomcp.common.Daemons;
import dev.paigomcp.config.OutboundSettings;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.outbound.Outbound;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers name stays bound to public addresses where a proxy makes the connections. */
final class ProxiedFetchTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ServerSocket plain;
    private ServerSocket front;
    private RecordingProxy proxy;

    @BeforeEach
    void start() throws Exception {
        plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Daemons.call("test", () -> {
            while (true) {
                try (var socket = plain.accept();
                        OutputStream out = socket.getOutputStream()) {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone"
                            .getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    socket.getInputStream().read(new byte[4096]);
                }
            }
        });
        var certificate = new SelfSigned(folder, "provider.test");
        front = certificate.listen();
        RecordingProxy.forward(front, plain.getLocalPort());
        proxy = new RecordingProxy(front.getLocalPort());
        var env = Map.of(
                "HTTPS_PROXY",
                proxy.address(),
                "PAIGO_MCP_CA_FILE",
                certificate.pem().toString());
        Outbound.use(SettingsReader.read(env, Map.of()).outbound());
    }

    @AfterEach
    void stop() throws Exception {
        Outbound.use(OutboundSettings.DIRECT);
        proxy.close();
        front.close();
        plain.close();
    }

    @Test
    void theProxyIsAskedForTheAddressThatWasChecked() {
        try (var http = new GuardedHttpClient(AddressPolicy.INTERNET, 1000, LIMIT)) {
            // The certificate is another host's, which is told after the proxy was asked.
            assertThatThrownBy(() -> http.get(URI.create("https://1.1.1.1/client.json")))
                    .isInstanceOf(FetchException.class);
        }
        assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT 1.1.1.1:443 HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1", "169.254.169.254", "[fd00::1]", "[::ffff:10.0.0.1]", "0x7f.1", "no-such-name.invalid"
            })
    void theProxyIsNotAskedForPrivateAddressesAndUnknownNames(String host) {
        try (var http = new GuardedHttpClient(AddressPolicy.INTERNET, 1000, LIMIT)) {
            assertThatThrownBy(() -> http.get(URI.create("https://" + host + "/client.json")))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("cannot be reached");
        }
        assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void whereAnyAddressIsAllowedTheProxyIsAskedForTheName() throws FetchException {
        try (var http = new GuardedHttpClient(AddressPolicy.ANYWHERE, 1000, LIMIT)) {
            assertThat(http.get(URI.create("https://provider.test/keys")).text())
                    .isEqualTo("done");
        }
        assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT provider.test:443 HTTP/1.1\r\n");
    }

    @Test
    void aProxyThatRefusesIsNamedInTheLog() {
        proxy.answer("502 Bad Gateway");
        try (var http = new GuardedHttpClient(AddressPolicy.ANYWHERE, 1000, LIMIT)) {
            assertThatThrownBy(() -> http.get(URI.create("https://provider.test/keys")))
                    .hasMessage("it cannot be reached: the proxy http://" + proxy.address()
                            + " does not lead there: it answered 502");
        }
    }
}
