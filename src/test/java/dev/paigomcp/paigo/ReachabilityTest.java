package dev.paigomcp.paigo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.Reachability.State;
import dev.paigomcp.store.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

/** What is told of a Paigo to which a connection takes longer than the operator waits for an answer. */
final class ReachabilityTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LATER = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    @Test
    void isUnknownUntilTheFirstAttemptEndsAndThenWhatTheLastOneFound() throws IOException {
        Reachability reachability;
        try (var paigo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            reachability =
                    new Reachability(URI.create("http://127.0.0.1:" + paigo.getLocalPort()), clock, waiting::add);
            assertThat(reachability.state(AT_ONCE)).isEqualTo(State.UNKNOWN);
            waiting.remove().run();
            assertThat(reachability.state(AT_ONCE)).isEqualTo(State.REACHABLE);

            clock.pass(LATER);
            assertThat(reachability.state(AT_ONCE)).isEqualTo(State.REACHABLE);
            assertThat(waiting).as("attempts under way").hasSize(1);
        }

        waiting.remove().run();
        assertThat(reachability.state(AT_ONCE)).isEqualTo(State.UNREACHABLE);

        clock.pass(LATER);
        assertThat(reachability.state(AT_ONCE)).isEqualTo(State.UNREACHABLE);
    }
}
