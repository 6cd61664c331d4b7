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
    private final Thread thread = new Thread(this::run, "stderr");
    private long told; // how many of the dropped lines were told; used by the thread alone

    StderrWriter(OutputStream out) {
        this.out = out;
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
        if (waitingBytes.addAndGet(line.length) > MAX_WAITING_BYTES) {
            waitingBytes.addAndGet(-line.length);
            dropped.incrementAndGet();
            return;
        }
        waiting.add(line);
        if (idle.get() && idle.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        } else if (!started.get() && started.compareAndSet(false, true)) {
            thread.start();
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
        var lines = new ByteArrayOutputStream(MAX_WRITE_BYTES);
        while (true) {
            awaitLine();
            while (!waiting.isEmpty()) {
                var taken = collect(lines);
                write(lines);
                waitingBytes.addAndGet(-taken);
            }
            tellDropped(lines);
            LockSupport.parkNanos(COLLECT_NANOS);
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

    /** Takes as many lines as one write may have; returns how many bytes they are. */
    private int collect(ByteArrayOutputStream lines) {
        while (lines.size() < MAX_WRITE_BYTES) {
            var line = waiting.poll();
            if (line == null) {
                break;
            }
            lines.writeBytes(line);
        }
        return lines.size();
    }

    private void tellDropped(ByteArrayOutputStream lines) {
        var missing = dropped.get() - told;
        if (missing > 0) {
            told += missing;
            lines.writeBytes((Instant.now().truncatedTo(ChronoUnit.MICROS) + " WARN  log " + missing
                            + " lines were dropped before this one, since nobody read standard error\n")
                    .getBytes(StandardCharsets.UTF_8));
            write(lines);
        }
    }

    private void write(ByteArrayOutputStream lines) {
        try {
            lines.writeTo(out);
        } catch (IOException e) {
            dropped.incrementAndGet(); // nobody can be told: standard error is closed
        }
        lines.reset();
    }
}
