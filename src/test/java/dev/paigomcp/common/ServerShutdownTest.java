package dev.paigomcp.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.junit.jupiter.api.Test;

class ServerShutdownTest {
    private static Javalin server(AbstractLifeCycle part) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.jetty.modifyServer(server -> server.addBean(part, true));
                })
                .start("127.0.0.1", 0);
    }

    @Test
    void tellsThatAllHasEnded() {
        assertThat(ServerShutdown.within(Duration.ofSeconds(30), server(new AbstractLifeCycle() {})))
                .isTrue();
    }

    @Test
    void doesNotWaitForAPartThatNeverEnds() {
        var never = new CountDownLatch(1);
        var server = server(new AbstractLifeCycle() {
            @Override
            protected void doStop() throws InterruptedException {
                never.await();
            }
        });

        assertThat(ServerShutdown.within(Duration.ofMillis(100), server)).isFalse();

        never.countDown();
    }
}
