package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paigomcp.config.SettingsReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The whole program before a Paigo that gives a token and then says nothing more. */
class HangUpStoryTest {
    private static final String META = ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    @ParameterizedTest
    @ValueSource(strings = {"list_customers", "get_invoice"})
    void abortsTheRequestToPaigoWithinASecond(String tool) throws Exception {
        try (var paigo = new SilentPaigo();
                var app = App.open(SettingsReader.read(paigo.settings(), Map.of("--port", "0")))) {
            var client = call(app.serve().port(), tool, true);
            assertThat(paigo.asked.await(10, TimeUnit.SECONDS)).isTrue();

            client.close();

            assertThat(paigo.aborted.await(1, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void logsThatTheCallWasCancelled() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        var calls = (Logger) LoggerFactory.getLogger("paigo-mcp.calls");
        log.start();
        calls.addAppender(log);
        calls.setLevel(Level.INFO);
        try (var paigo = new SilentPaigo()) {
            try (var app = App.open(SettingsReader.read(paigo.settings(), Map.of("--port", "0")))) {
                var client = call(app.serve().port(), "get_invoice", true);
                assertThat(paigo.asked.await(10, TimeUnit.SECONDS)).isTrue();

                client.close();

                assertThat(paigo.aborted.await(1, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(log.list)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage()).contains(" outcome=cancelled "));
        } finally {
            calls.setLevel(null);
            calls.detachAppender(log);
        }
    }

    @Test
    void goesOnWithTheRequestOfAnOldClient() throws Exception {
        try (var paigo = new SilentPaigo();
                var app = App.open(SettingsReader.read(paigo.settings(), Map.of("--port", "0")))) {
            var client = call(app.serve().port(), "list_customers", false);
            assertThat(paigo.asked.await(10, TimeUnit.SECONDS)).isTrue();

            client.close();

            assertThat(paigo.aborted.await(1, TimeUnit.SECONDS)).isFalse();
            paigo.end();
        }
    }

    private static Socket call(int port, String tool, boolean modern) throws IOException {
        var arguments = tool.equals("get_invoice") ? "{\"invoiceId\":\"i1\"}" : "{}";
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + (modern ? META : "") + "}}";
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + (modern
                                        ? "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: "
                                                + tool + "\r\n"
                                        : "")
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static final class SilentPaigo implements AutoCloseable {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch aborted = new CountDownLatch(1);
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();

        SilentPaigo() throws IOException {
            threads.execute(this::accept);
        }

        Map<String, String> settings() {
            var url = "http://127.0.0.1:" + listener.getLocalPort();
            return Map.of(
                    "PAIGO_ENVIRONMENT", "sandbox",
                    "PAIGO_CLIENT_ID", "id",
                    "PAIGO_CLIENT_SECRET", "secret",
                    "PAIGO_BASE_URL", url,
                    "PAIGO_TOKEN_URL", url + "/oauth/token");
        }

        private void accept() {
            try {
                while (true) {
                    var socket = listener.accept();
                    sockets.add(socket);
                    threads.execute(() -> serve(socket));
                }
            } catch (IOException | RejectedExecutionException e) {
                return; // closed
            }
        }

        private void serve(Socket socket) {
            try (socket) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("POST /oauth/token")) {
                        var token = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
                        socket.getOutputStream()
                                .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                                + "Content-Length: " + token.length() + "\r\n\r\n" + token)
                                        .getBytes(StandardCharsets.US_ASCII));
                        return;
                    }
                    if (line.startsWith("GET ")) {
                        asked.countDown();
                    }
                }
            } catch (IOException e) {
                // Reset instead of closed: the request is over all the same.
            }
            if (asked.getCount() == 0) {
                aborted.countDown();
            }
        }

        void end() throws IOException {
            listener.close();
            threads.shutdown();
            for (var socket : sockets) {
                socket.close();
            }
        }

        @Override
        public void close() throws IOException {
            end();
        }
    }
}
