package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the judges and clients run on. */
class NodeTest {
    @Test
    void theToolsRunOnANodeThatIsNewEnough() {
        var run = new NodeTool("node").run("node-version", 30, List.of("--version"));

        assertThat(run.exit()).isZero();
        assertThat(run.output()).matches("(?s)v(2[2-9]|[3-9]\\d)\\..*");
    }
}
