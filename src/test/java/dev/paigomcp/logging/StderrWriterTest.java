package dev.paigomcp.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines reach a stream that is read, and nobody waits for one that is not. */
class StderrWriterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ReadLater pipe = new ReadLater();
    private final StderrWriter writer = new StderrWriter(pipe);

    @Test
    void writesAllLinesInOrder() {
        pipe.read.countDown();
        IntStream.range(0, 5_000).forEach(this::line);

        assertThat(writer.flush(LONG)).isTrue();
        assertThat(pipe.text())
                .containsExactly(
                        IntStream.range(0, 5_000).mapToObj(i -> "line " + i).toArray(String[]::new));
        assertThat(writer.dropped()).isZero();
    }

    @Test
    void writesALineThatComesAfterAPause() {
        pipe.read.countDown();
        line(1);
        assertThat(writer.flush(LONG)).isTrue();
        await().until(() -> pipe.text().size() == 1);

        line(2);

        await().untilAsserted(() -> assertThat(pipe.text()).containsExactly("line 1", "line 2"));
    }

    @Test
    void dropsAndCountsWhatDoesNotFitWhileNobodyReads() {
        var lines = 2 * StderrWriter.MAX_WAITING_BYTES / 8;
        IntStream.range(0, lines).forEach(this::line);

        assertThat(writer.dropped()).isPositive();
        assertThat(writer.flush(SHORT)).isFalse();

        pipe.read.countDown();

        assertThat(writer.flush(LONG)).isTrue();
        await().untilAsserted(() -> assertThat(pipe.text().get(pipe.text().size() - 1))
                .endsWith(" WARN  log " + writer.dropped()
                        + " lines were dropped before this one, since nobody read standard error"));
        assertThat(pipe.text()).hasSize((int) (lines - writer.dropped() + 1)).startsWith("line 0", "line 1");
    }

    @Test
    void goesOnAfterTheStreamWasClosed() {
        pipe.closed = true;
        pipe.read.countDown();

        IntStream.range(0, 100).forEach(this::line);

        assertThat(writer.flush(LONG)).isTrue();
        assertThat(writer.dropped()).isPositive();
    }

    @Test
    void goesOnAfterAnError() {
        pipe.failsOnce.set(true);
        pipe.read.countDown();
        line(1);
        assertThat(writer.flush(LONG)).isTrue();
        assertThat(writer.dropped()).isOne();

        line(2);

        assertThat(writer.flush(LONG)).isTrue();
        await().untilAsserted(() -> assertThat(pipe.text())
                .hasSize(2)
                .startsWith("line 2")
                .last()
                .asString()
                .contains(" 1 lines were dropped"));
    }

    @Test
    void aLineForWhichThereIsNoThreadWaitsForTheNextOne() {
        var failed = new AtomicBoolean();
        var late = new StderrWriter(pipe, work -> new Thread(work) {
            @Override
            public void start() {
                if (failed.compareAndSet(false, true)) {
                    throw new OutOfMemoryError("no more threads");
                }
                super.start();
            }
        });
        pipe.read.countDown();

        late.write("line 1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(late.flush(SHORT)).isFalse();
        late.write("line 2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(late.flush(LONG)).isTrue();
        assertThat(pipe.text()).containsExactly("line 1", "line 2");
    }

    private void line(int number) {
        writer.write(("line " + number + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A pipe of no size: a write to it ends when somebody reads. */
    private static final class ReadLater extends OutputStream {
        private final CountDownLatch read = new CountDownLatch(1);
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final AtomicBoolean failsOnce = new AtomicBoolean();
        private volatile boolean closed;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            try {
                read.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (failsOnce.compareAndSet(true, false)) {
                throw new OutOfMemoryError("no room for the bytes");
            }
            if (closed) {
                throw new IOException("closed");
            }
            synchronized (bytes) {
                bytes.write(from, start, length);
            }
        }

        private List<String> text() {
            synchronized (bytes) {
                return bytes.toString(StandardCharsets.UTF_8).lines().toList();
            }
        }
    }
}
