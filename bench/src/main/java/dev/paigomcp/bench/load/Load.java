package dev.paigomcp.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** A closed loop of callers on one thread; each answer is checked, and a wrong one ends the run. */
public final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Selector selector;
    private final ArrayList<Caller> callers = new ArrayList<>();
    private int number;

    /** @param first the number of the first question, so that ids are never asked twice */
    public Load(int port, int callers, Question question, int first) throws IOException {
        this.selector = Selector.open();
        this.number = first;
        for (var i = 0; i < callers; i++) {
            this.callers.add(new Caller(port, question, selector));
        }
    }

    /** Asks for so long, then waits for what is still on the way, which is not counted. */
    public Sample run(Duration time) throws IOException {
        return run(System.nanoTime() + time.toNanos(), Integer.MAX_VALUE);
    }

    /** Asks so many times. */
    public Sample run(int calls) throws IOException {
        return run(Long.MAX_VALUE, calls);
    }

    private Sample run(long end, int calls) throws IOException {
        var begin = System.nanoTime();
        var took = new Times();
        var open = 0;
        var asked = 0;
        for (var caller : callers) {
            if (asked < calls) {
                asked++;
                open++;
                caller.ask(number++);
            }
        }
        var last = System.nanoTime();
        while (open > 0) {
            selector.select(TimeUnit.SECONDS.toMillis(1));
            var now = System.nanoTime();
            for (var key : selector.selectedKeys()) {
                var answered = answered(key);
                if (answered == 0) {
                    continue;
                }
                last = System.nanoTime();
                if (last - end < 0) {
                    took.add(answered);
                }
                var caller = (Caller) key.attachment();
                if (last - end < 0 && asked < calls) {
                    asked++;
                    caller.ask(number++);
                } else {
                    open--;
                    caller.rest();
                }
            }
            selector.selectedKeys().clear();
            if (now - last > PATIENCE.toNanos()) {
                throw new IOException(open + " callers got no answer for " + PATIENCE.toSeconds() + " s");
            }
        }
        return took.sample(Math.min(last, end) - begin, asked);
    }

    private static long answered(SelectionKey key) throws IOException {
        return ((Caller) key.attachment()).ready();
    }

    /** The number of the next question. */
    public int next() {
        return number;
    }

    @Override
    public void close() throws IOException {
        for (var caller : callers) {
            caller.close();
        }
        selector.close();
    }
}
