package dev.paigomcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.Environment;
import dev.paigomcp.http.ExampleTools;
import dev.paigomcp.mcp.ServerInfo;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends and never reads: the server ends with its input all the same. */
@Timeout(60)
final class UnreadAnswersTest {
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}\n";

    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);

    /** A pipe that is full. */
    private OutputStream full() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                writing.countDown();
                try {
                    read.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private void serve(String input) throws InterruptedException {
        var count = new AtomicInteger();
        var endpoint = new ExampleTools().endpoint(new ServerInfo(Environment.demo, true, "1.2.3", "Bill."));
        try {
            new StdioServer(
                            endpoint,
                            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                            full(),
                            () -> "id-" + count.incrementAndGet(),
                            Duration.ofMillis(300))
                    .run();
        } finally {
            read.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 1_000})
    void callsThatCannotBeAnsweredDoNotKeepItRunning(int calls) throws InterruptedException {
        serve(CALL.repeat(calls));

        assertThat(writing.getCount()).isZero();
    }

    @Test
    void refusalsThatCannotBeSentDoNotKeepItRunning() throws InterruptedException {
        serve("nonsense\n".repeat(1_000));

        assertThat(writing.getCount()).isZero();
    }

    @Test
    void linesThatAreTooLongDoNotKeepItRunning() throws InterruptedException {
        serve(" ".repeat(5_000_000) + "\n" + CALL);

        assertThat(writing.getCount()).isZero();
    }
}
