package dev.paigomcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.Environment;
import dev.paigomcp.http.ExampleTools;
import dev.paigomcp.mcp.ServerInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Faults on the way of a message over pipes: each message is answered, and the server goes on. */
final class StdioFaultsTest {
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}\n";

    private static List<String> answers(InputStream in, ByteArrayOutputStream out) throws InterruptedException {
        var count = new AtomicInteger();
        var endpoint = new ExampleTools().endpoint(new ServerInfo(Environment.demo, true, "1.2.3", "Bill."));
        new StdioServer(endpoint, in, out, () -> "id-" + count.incrementAndGet()).run();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static ByteArrayInputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFaultWhileAnAnswerIsWrittenIsToldInALineOfItsOwn() throws InterruptedException {
        var failures = new AtomicInteger();
        var out = new ByteArrayOutputStream() {
            @Override
            public void writeBytes(byte[] bytes) {
                write(bytes, 0, bytes.length);
            }

            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                if (failures.getAndIncrement() == 0) {
                    super.write(bytes, from, 10);
                    throw new OutOfMemoryError("secret-4711");
                }
                super.write(bytes, from, length);
            }
        };

        var lines = answers(input(CALL.formatted(1)), out);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32603")
                .contains("id-1")
                .doesNotContain("4711");
    }

    @Test
    void aMessageForWhichThereIsNoMemoryIsRefusedAndTheNextOneAnswered() throws InterruptedException {
        var failures = new AtomicInteger();
        var in = new ByteArrayInputStream(CALL.formatted(2).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                if (failures.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("secret-4711");
                }
                return super.read(bytes, from, length);
            }

            @Override
            public int read(byte[] bytes) {
                return read(bytes, 0, bytes.length);
            }
        };

        assertThat(answers(in, new ByteArrayOutputStream()))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("\"id\":null", "-32603", "no memory"))
                .anySatisfy(line -> assertThat(line).contains("\"id\":2,\"result\""));
    }
}
