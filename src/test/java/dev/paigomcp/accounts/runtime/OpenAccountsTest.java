package dev.paigomcp.accounts.runtime;

import static dev.paigomcp.accounts.runtime.GivenAccounts.caller;
import static dev.paigomcp.accounts.runtime.GivenAccounts.reached;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.paigo.PaigoAccount;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which endpoint a caller of an account gets, and when the account is opened anew. */
final class OpenAccountsTest {
    @AutoClose
    private final GivenAccounts given = new GivenAccounts();

    private long tokensFetched() {
        return given.paigo.requests().stream()
                .filter(request -> request.target().equals("/oauth/token"))
                .count();
    }

    @Test
    void opensAnAccountOnceAndAnEndpointForEachSetOfRights() {
        given.account("acme", "", "a");

        var all = given.endpoint("acme");

        assertThat(given.endpoint("acme")).isSameAs(all);
        try (var reading = given.opened()
                .lease(new Principal("jo", "acme", Set.of(Scope.read)))
                .orElseThrow()) {
            assertThat(reading.endpoint()).isNotSameAs(all);
        }
        given.call("acme");
        given.call("acme");
        assertThat(tokensFetched()).isEqualTo(1);
    }

    @Test
    void hasNothingForAnAccountThatIsThereNoMore() {
        given.account("acme", "", "a");
        given.endpoint("acme");
        given.clear();

        assertThat(given.opened().lease(caller("acme"))).isEmpty();
    }

    @Test
    void opensAnAccountAnewWhenItsEntryHasChanged() {
        given.account("acme", "", "a");
        var before = given.endpoint("acme");
        given.account("acme", "", "a");
        assertThat(given.endpoint("acme")).as("the same, read again").isSameAs(before);

        given.account("acme", "", "b");

        assertThat(given.endpoint("acme")).isNotSameAs(before);
        given.call("acme");
        assertThat(given.paigo.requests()).anyMatch(request -> request.body().contains("\"b\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseUrl", "tokenUrl", "audience", "clientId", "clientSecret", "name", "environment", "writes"})
    void opensAnAccountAnewWhateverOfItHasChanged(String what) {
        given.account("acme", "", "a");
        var before = given.endpoint("acme");
        var there = new PaigoAccount(
                URI.create(given.paigo.url() + (what.equals("baseUrl") ? "/v2" : "")),
                URI.create(given.paigo.url() + (what.equals("tokenUrl") ? "/token" : "/oauth/token")),
                what.equals("audience") ? "other" : "x",
                what.equals("clientId") ? "you" : "me",
                new Secret(what.equals("clientSecret") ? "b" : "a"));
        given.put(new Account(
                "acme",
                what.equals("name") ? "Acme Inc." : "acme",
                what.equals("environment") ? Environment.production : Environment.sandbox,
                !what.equals("writes"),
                there));

        assertThat(given.endpoint("acme")).isNotSameAs(before);
        assertThat(given.endpoint("acme")).as("nor anew each time").isSameAs(given.endpoint("acme"));
    }

    @Test
    void opensAnAccountAnewThatHasLeftTheDemo() {
        given.put(new Account("acme", "acme", Environment.sandbox, true, null));
        var before = given.endpoint("acme");
        assertThat(given.opened().demo("acme")).isPresent();

        given.account("acme", "", "a");

        assertThat(given.endpoint("acme")).isNotSameAs(before);
        assertThat(given.opened().demo("acme")).isEmpty();
        assertThat(given.call("acme")).contains("Northwind").doesNotContain("(demo)");
        given.put(new Account("acme", "acme", Environment.sandbox, true, null));
        assertThat(given.call("acme")).contains("(demo)");
    }

    @Test
    void introducesTheServerByTheAccount() {
        given.account("acme", "", "a");
        given.put(new Account("real", "Real Ltd", Environment.production, false, reached(given.paigo.url(), "", "a")));
        assertThat(given.endpoint("acme").identity().instructions())
                .endsWith("This is the sandbox environment of acme: no real money moves.");
        assertThat(given.endpoint("real").identity().instructions())
                .endsWith("This is the production environment of Real Ltd: real customers and real money; it is"
                        + " read-only.");
        assertThat(given.kit(true).info(Environment.demo, true, null).instructions())
                .endsWith("This is the demo environment: no real money moves.");

        given.reopen(given.kit(false));
        assertThat(given.endpoint("acme").identity().instructions()).endsWith("no real money moves; it is read-only.");
    }

    @Test
    void showsNobodyTheSecretsOfTheServerThatPaigoRepeats() throws IOException {
        try (var talkative = new LoopbackServer((request, line) -> line.answer(
                200,
                request.target().equals("/oauth/token")
                        ? "{\"access_token\":\"t\",\"expires_in\":86400}"
                        : "{\"businessName\":\"the-first-secret and the-other-secret\"}"))) {
            var kit = given.kit(true)
                    .hiding(List.of(new Secret("the-first-secret")))
                    .hiding(List.of(new Secret("the-other-secret")));
            given.reopen(kit);
            given.put(new Account("acme", "acme", Environment.sandbox, true, reached(talkative.url(), "", "a")));

            assertThat(given.call("acme")).contains("\"isError\":false").doesNotContain("first-secret", "other-secret");
        }
    }
}
