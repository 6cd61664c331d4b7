package dev.paigomcp.accounts.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.Account;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.paigo.PaigoAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PaigoStatesTest {
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private static Account account(String id, URI url) {
        var paigo = new PaigoAccount(url, url, "x", "me", new Secret("secret"));
        return new Account(id, id, Environment.sandbox, true, paigo);
    }

    private static URI nobody() throws IOException {
        try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + gone.getLocalPort());
        }
    }

    @Test
    void tellsTheStateOfEachAccount() throws IOException {
        var demo = new Account("show", "show", Environment.demo, true, null);
        try (var paigo = new LoopbackServer((request, line) -> {})) {
            var accounts = List.of(account("here", paigo.url()), account("gone", nobody()), demo);
            var own = new Account.Template(Environment.sandbox, true, paigo.url(), paigo.url(), "x");

            try (var states = new PaigoStates(accounts, own, Clock.systemUTC())) {
                assertThat(states.byAccount(ENOUGH))
                        .isEqualTo(Map.of(
                                "here",
                                "reachable",
                                "gone",
                                "unreachable",
                                "show",
                                "demo",
                                "own accounts",
                                "reachable"));
            }
            try (var states = new PaigoStates(List.of(demo), null, Clock.systemUTC())) {
                assertThat(states.byAccount(ENOUGH)).isEqualTo(Map.of("show", "demo"));
            }
        }
    }
}
