package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.config.Environment;
import dev.paigomcp.http.auth.Authenticator.NoAuthentication;
import dev.paigomcp.http.jetty.DisconnectWatcher;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.mcp.ServerInfo;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that breaks off while it is written: the next one is whole all the same. */
final class BrokenEventTest {
    /** Takes so many bytes, then throws an Error once. */
    private static final class BreakingOnce extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int end;
        private boolean broken;

        private BreakingOnce(int end) {
            this.end = end;
        }

        @Override
        public void write(int b) {
            if (bytes.size() == end && !broken) {
                broken = true;
                throw new OutOfMemoryError("secret-4711");
            }
            bytes.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private static Context contextOf(ServletOutputStream out) {
        var loader = BrokenEventTest.class.getClassLoader();
        var response = Proxy.newProxyInstance(
                loader,
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, given) -> method.getName().equals("getOutputStream") ? out : null);
        return (Context) Proxy.newProxyInstance(
                loader,
                new Class<?>[] {Context.class},
                (proxy, method, given) -> method.getName().equals("res") ? response : proxy);
    }

    /** Within the head of the event, within its message, and between the two ends of line. */
    @ParameterizedTest
    @ValueSource(ints = {3, 30, 46})
    void doesNotTakeTheNextOneAlong(int end) {
        var out = new BreakingOnce(end);
        try (var disconnects = new DisconnectWatcher()) {
            var admission = new NoAuthentication(
                    new ExampleTools().endpoint(new ServerInfo(Environment.demo, true, "1.2.3", "Bill.")));
            var peer = new HttpPeer(contextOf(out), disconnects, admission);
            assertThatThrownBy(() -> peer.send("{\"progress\":\"half done\"}".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(OutOfMemoryError.class);

            peer.answerInstead(() -> RpcResponse.refusal(200, -32603, "told instead"));
        }

        var events = out.bytes.toString(StandardCharsets.UTF_8).split("\n\n+");
        assertThat(events).hasSize(2);
        assertThat(events[1])
                .startsWith("event: message\ndata: {\"jsonrpc\"")
                .endsWith("}")
                .contains("told instead");
    }
}
