package dev.paigomcp.accounts.runtime;

import static dev.paigomcp.accounts.runtime.GivenAccounts.call;
import static dev.paigomcp.accounts.runtime.GivenAccounts.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** When an account is closed, with what belongs to it, and that no call is broken by it. */
final class ClosedAccountsTest {
    @AutoClose
    private final GivenAccounts given = new GivenAccounts();

    @Test
    void letsTheLongestUnusedGoWhenThereAreTooMany() {
        given.account("a", "", "a");
        given.account("b", "", "b");
        given.account("c", "", "c");
        var a = given.endpoint("a");
        var b = given.endpoint("b");
        assertThat(given.endpoint("a")).isSameAs(a);

        given.endpoint("c");

        assertThat(given.endpoint("a")).isSameAs(a);
        assertThat(given.endpoint("b")).isNotSameAs(b);
    }

    @Test
    void letsThoseGoThatNobodyHasCalledForHalfAnHour() {
        given.account("a", "", "a");
        given.account("b", "", "b");
        var a = given.endpoint("a");

        given.clock.pass(Duration.ofMinutes(29));
        assertThat(given.endpoint("a")).isSameAs(a);
        given.clock.pass(Duration.ofMinutes(31));
        given.endpoint("b");

        assertThat(given.endpoint("a")).isNotSameAs(a);
    }

    /** The time of a long call is no idle time. */
    @Test
    void whoseCallHasJustEndedIsNotIdle() {
        given.account("a", "", "a");
        given.account("b", "", "b");
        var lease = given.lease("a");
        given.clock.pass(Duration.ofMinutes(40));
        given.endpoint("b");
        assertThat(call(lease.endpoint())).as("while it is called").contains("Northwind");
        lease.close();
        given.clock.pass(Duration.ofMinutes(1));

        given.endpoint("b");

        assertThat(given.endpoint("a")).isSameAs(lease.endpoint());
    }

    @Test
    void aDemoStaysWhileItIsIdleOrUsed() {
        given.demo("show");
        given.account("a", "", "a");
        given.account("b", "", "b");
        var show = given.endpoint("show");
        given.clock.pass(Duration.ofDays(1));

        given.endpoint("a");
        try (var lease = given.lease("show")) {
            assertThat(lease.endpoint()).as("what callers put into it is there").isSameAs(show);
            given.endpoint("a");
            given.endpoint("b");
            assertThat(call(show)).as("while it is used").doesNotContain("shutting down");
        }
    }

    @Test
    void aDemoThatNobodyUsesMakesRoom() {
        given.demo("show");
        given.account("a", "", "a");
        given.account("b", "", "b");
        var show = given.endpoint("show");
        given.endpoint("a");

        given.endpoint("b");

        assertThat(given.endpoint("show")).isNotSameAs(show);
    }

    @Test
    void closesAnAccountThatHasChangedWhenItsLastCallHasEnded() {
        given.account("acme", "", "a");
        var one = given.lease("acme");
        var other = given.lease("acme");
        given.account("acme", "", "b");
        given.endpoint("acme");

        one.close();
        one.close();
        assertThat(call(other.endpoint())).as("another call goes on").contains("Northwind");
        other.close();

        assertThat(call(other.endpoint())).contains("shutting down").doesNotContain("Northwind");
        assertThat(given.call("acme")).as("the one in its place").contains("Northwind");
    }

    @Test
    void closesAnAccountThatHasChangedAtOnceIfNobodyUsesIt() {
        given.account("acme", "", "a");
        var before = given.endpoint("acme");
        given.account("acme", "", "b");

        given.endpoint("acme");

        assertThat(call(before)).contains("shutting down");
    }

    @Test
    void closesWithAnAccountItsDemo() {
        given.demo("show");
        var url = given.opened().demo("show").orElseThrow().baseUrl();
        assertThat(given.opened().demo("show").map(DemoPaigo::baseUrl)).hasValue(url);
        assertThat(listens(url)).isTrue();

        given.opened().close();

        assertThat(listens(url)).isFalse();
    }

    private static boolean listens(URI url) {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void breaksNoCallThatIsUnderWay() throws Exception {
        given.account("slow", "/slow", "a");
        given.account("b", "", "b");
        given.account("c", "", "c");
        var pool = Executors.newSingleThreadExecutor();
        try {
            var answer = pool.submit(() -> given.call("slow"));
            assertThat(given.entered.await(10, TimeUnit.SECONDS)).isTrue();
            given.account("slow", "", "other");
            given.endpoint("slow"); // in place of the one that is called
            given.endpoint("b");
            given.endpoint("c");
            given.opened().close();
            given.release.countDown();

            assertThat(answer.get(10, TimeUnit.SECONDS)).contains("Northwind").contains("\"isError\":false");
        } finally {
            given.release.countDown();
            pool.shutdownNow();
        }
        assertThatThrownBy(() -> given.opened().lease(caller("b"))).hasMessageContaining("shutting down");
    }
}
