package dev.paigomcp.logging;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes to standard error without ever making a caller wait. Lines wait in a queue for one thread that writes them; if
 * nobody reads standard error, the queue fills up, and further lines are dropped and counted. When it flows again, a line
 * says how many are missing. Thread-safe.
 *
 * <p>The thread collects what comes within a few milliseconds into one write. While it does, callers pay neither for a
 * system call nor for waking it.
 */
public final class StderrWriter {
    /** How much may wait to be written, in bytes. */
    static final int MAX_WAITING_BYTES = 1024 * 1024;

    private static final int MAX_WRITE_BYTES = 64 * 1024;
    private static final long COLLECT_NANOS = 5_000_000;
    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(1);

    private static final StderrWriter PROCESS = new StderrWriter(new FileOutputStream(FileDescriptor.err));

    private final OutputStream out;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean idle = new AtomicBoolean();
    private final Thread thread;

    // Used by the thread alone: what it writes next, of how many bytes and lines that is, and how many drops were told.
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(MAX_WRITE_BYTES);
    private long takenBytes;
    private long takenLines;
    private long told;

    StderrWriter(OutputStream out) {
        this(out, Thread::new);
    }

    StderrWriter(OutputStream out, ThreadFactory threads) {
        this.out = out;
        this.thread = threads.newThread(this::run);
        thread.setName("stderr");
        thread.setDaemon(true);
    }

    /** Returns the writer of this process. */
    static StderrWriter ofProcess() {
        return PROCESS;
    }

    /** Lets nobody wait who prints to {@link System#err} from now on. */
    public static void install() {
        System.setErr(new PrintStream(new BufferedOutputStream(PROCESS.stream()), true, StandardCharsets.UTF_8));
    }

    /** Waits until all lines are written, or for a second: who ends the process calls this last. */
    public static void flush() {
        PROCESS.flush(FLUSH_TIMEOUT);
    }

    /** Returns how many lines were dropped since the start. */
    public static long droppedLines() {
        return PROCESS.dropped();
    }

    long dropped() {
        return dropped.get();
    }

    /** Writes the bytes, which belong to the writer from now on, or drops them. */
    void write(byte[] line) {
        if (waitingBytes.addAndGet(line.length) > MAX_WAITING_BYTES || !isQueued(line)) {
            waitingBytes.addAndGet(-line.length);
            dropped.incrementAndGet();
        }
        if (idle.get() && idle.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        } else if (!started.get() && started.compareAndSet(false, true)) {
            start();
        }
    }

    private boolean isQueued(byte[] line) {
        try {
            return waiting.add(line);
        } catch (OutOfMemoryError e) {
            return false; // counted, since a caller must not fail for its log
        }
    }

    private void start() {
        try {
            thread.start();
        } catch (Throwable e) { // such as that there are no more threads: the next line tries again
            started.set(false);
        }
    }

    /** Returns whether everything was written before the limit was over. */
    boolean flush(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (waitingBytes.get() > 0) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.unpark(thread);
            LockSupport.parkNanos(COLLECT_NANOS / 10);
        }
        return true;
    }

    private OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                StderrWriter.this.write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                var copy = new byte[length];
                System.arraycopy(bytes, from, copy, 0, length);
                StderrWriter.this.write(copy);
            }
        };
    }

    private void run() {
        while (true) {
            try {
                awaitLine();
                while (!waiting.isEmpty()) {
                    writeSome();
                }
                tellDropped();
            } catch (Throwable e) { // an Error too, or nothing would be written ever again
                lines.reset(); // nobody can be told now: standard error is closed, or there is no memory
            }
            LockSupport.parkNanos(COLLECT_NANOS);
        }
    }

    /** Writes as many lines as one write may have, or counts them as dropped. */
    private void writeSome() throws IOException {
        try {
            collect();
            write();
            takenLines = 0;
        } finally {
            dropped.addAndGet(takenLines);
            waitingBytes.addAndGet(-takenBytes);
            takenLines = 0;
            takenBytes = 0;
        }
    }

    private void awaitLine() {
        if (!waiting.isEmpty()) {
            return;
        }
        idle.set(true);
        while (waiting.isEmpty() && idle.get()) {
            LockSupport.park(this);
        }
        idle.set(false);
    }

    /** Takes as many lines as one write may have. */
    private void collect() {
        while (lines.size() < MAX_WRITE_BYTES) {
            var line = waiting.poll();
            if (line == null) {
                break;
            }
            takenBytes += line.length;
            takenLines++;
            lines.writeBytes(line);
        }
    }

    private void tellDropped() throws IOException {
        var missing = dropped.get() - told;
        if (missing > 0) {
            lines.writeBytes((Instant.now().truncatedTo(ChronoUnit.MICROS) + " WARN  log " + missing
                            + " lines were dropped before this one, since nobody read standard error\n")
                    .getBytes(StandardCharsets.UTF_8));
            write();
            told += missing;
        }
    }

    private void write() throws IOException {
        lines.writeTo(out);
        lines.reset();
    }
}
