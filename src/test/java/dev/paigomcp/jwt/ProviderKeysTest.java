package dev.paigomcp.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.paigo.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the keys of an identity provider are had, and for how long they are used. */
final class ProviderKeysTest {
    private static final String AUDIENCE = "https://mcp.example.com/mcp";
    private static final AccessRules EVERYBODY =
            (principal, claims) -> List.of(new Principal(principal, "acme", Set.of(Scope.read)));

    private Issuer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = new Issuer();
    }

    @AfterEach
    void stop() throws IOException {
        issuer.close();
    }

    private JwtVerifier bearers(ProviderKeys.Intervals intervals) {
        return new JwtVerifier(
                new IdentityProvider(URI.create(issuer.url()), null, null, null),
                AUDIENCE,
                EVERYBODY,
                ScopeVersion.TWO,
                Clock.systemUTC(),
                new GuardedHttpClient(AddressPolicy.ANYWHERE, 512 * 1024, intervals.fetch()),
                intervals);
    }

    private static ProviderKeys.Intervals intervals(Duration fresh, Duration pause, Duration outage) {
        return new ProviderKeys.Intervals(fresh, pause, outage, Duration.ofSeconds(2));
    }

    private String token() {
        return issuer.token(issuer.claims(AUDIENCE).build());
    }

    @Test
    void fetchesThemOnceForManyTokens() {
        var bearers = bearers(ProviderKeys.Intervals.DEFAULT);

        for (var i = 0; i < 20; i++) {
            assertThat(bearers.verify(token())).isPresent();
        }

        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void takesANewKeyAtOnceAndTheOldOneNoMore() {
        var bearers = bearers(ProviderKeys.Intervals.DEFAULT);
        var old = token();
        assertThat(bearers.verify(old)).isPresent();

        issuer.rotate(Issuer.key("second"));

        assertThat(bearers.verify(token())).isPresent();
        assertThat(bearers.verify(old)).isEmpty();
    }

    @Test
    void fetchesSeldomForKeysThatNobodyHas() {
        var bearers = bearers(ProviderKeys.Intervals.DEFAULT);
        var stranger = Issuer.key("stranger");
        assertThat(bearers.verify(token())).isPresent();

        for (var i = 0; i < 50; i++) {
            assertThat(bearers.verify(Issuer.signed(issuer.claims(AUDIENCE).build(), stranger, "at+jwt")))
                    .isEmpty();
        }

        assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
        assertThat(bearers.verify(token())).as("those that are known go on").isPresent();
    }

    @Test
    void usesThemBeyondTheirTimeWhileTheProviderIsAway() {
        var bearers = bearers(intervals(Duration.ofMillis(1), Duration.ZERO, Duration.ofHours(1)));
        assertThat(bearers.verify(token())).isPresent();
        issuer.answers((request, line) -> line.drop());

        for (var i = 0; i < 5; i++) {
            assertThat(bearers.verify(token())).isPresent();
        }
    }

    @Test
    void letsNobodyInWithoutKeys() {
        issuer.answers((request, line) -> line.answer(503, ""));

        assertThat(bearers(ProviderKeys.Intervals.DEFAULT).verify(token())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issuer\":\"https://other.example.com\",\"jwks_uri\":\"URL/keys\"}",
                "{\"issuer\":\"URL\",\"jwks_uri\":\"http://keys.example.com/keys\"}",
                "{\"issuer\":\"URL\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"URL\"}",
                "not JSON"
            })
    void believesNoMetadataThatNamesAnotherIssuerOrOddKeys(String metadata) {
        var text = metadata.replace("URL", issuer.url());
        var keys = "{\"keys\":[" + issuer.key().toPublicJWK().toJSONString() + "]}";
        issuer.answers((request, line) -> line.answer(200, request.target().startsWith("/.well-known") ? text : keys));

        assertThat(bearers(ProviderKeys.Intervals.DEFAULT).verify(token())).isEmpty();
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void goesNowhereElseWhenToldTo() throws IOException {
        try (var other = new LoopbackServer((request, line) ->
                line.answer(200, "{\"keys\":[" + issuer.key().toPublicJWK().toJSONString() + "]}"))) {
            issuer.answers((request, line) -> line.answer(302, "", "Location: " + other.url() + "/keys"));

            assertThat(bearers(ProviderKeys.Intervals.DEFAULT).verify(token())).isEmpty();
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void readsNoMoreThanKeysCanBe() {
        var large = "{\"keys\":[]," + " ".repeat(600_000) + "\"x\":1}";
        issuer.answers((request, line) -> line.answer(200, large));

        assertThat(bearers(ProviderKeys.Intervals.DEFAULT).verify(token())).isEmpty();
    }
}
