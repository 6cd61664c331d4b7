package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.common.Secret;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.oauth.FakeProvider.Signature;
import dev.paigomcp.signin.OidcSignIn;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of an identity provider that prove nothing, and providers that are not asked. */
class ProviderAnswersTest extends CompanySignIns {
    private void twisted(UnaryOperator<JWTClaimsSet.Builder> twist) {
        provider.twist = twist;
        refusesToSignIn();
    }

    private void refusesToSignIn() {
        var page = signIn();

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("could not be completed").doesNotContain("name=\"decision\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Signature.class,
            names = {"OF_ANOTHER_KEY", "WITH_THE_CLIENT_SECRET", "NONE"})
    void refusesAnIdTokenThatThePublishedKeysDidNotSign(Signature signature) {
        provider.signature = signature;

        refusesToSignIn();
    }

    @Test
    void refusesAnIdTokenWithAnotherNonce() {
        twisted(claims -> claims.claim("nonce", "of another sign-in"));
    }

    @Test
    void refusesAnIdTokenWithoutNonce() {
        twisted(claims -> claims.claim("nonce", null));
    }

    @Test
    void refusesAnIdTokenOfAnotherIssuer() {
        twisted(claims -> claims.issuer("https://evil.example.com"));
    }

    @Test
    void refusesAnIdTokenForAnotherAudience() {
        twisted(claims -> claims.audience("another client"));
    }

    /** Others hold it too, and could have brought it here. */
    @Test
    void refusesAnIdTokenForSeveralAudiences() {
        twisted(claims -> claims.audience(List.of(FakeProvider.CLIENT_ID, "another client")));
        twisted(claims -> claims.audience(List.of(FakeProvider.CLIENT_ID, "another client"))
                .claim("azp", FakeProvider.CLIENT_ID));
    }

    @Test
    void refusesAnIdTokenThatWasIssuedToAnotherClient() {
        twisted(claims -> claims.claim("azp", "another client"));
        twisted(claims -> claims.claim("azp", List.of(FakeProvider.CLIENT_ID)));
    }

    @Test
    void takesAnIdTokenThatSaysItWasIssuedToThisServer() {
        provider.twist = claims -> claims.claim("azp", FakeProvider.CLIENT_ID);

        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnIdTokenWithoutExpiry() {
        twisted(claims -> claims.expirationTime(null));
    }

    @Test
    void refusesAnIdTokenThatHasExpired() {
        twisted(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/extension", "b64"})
    void refusesAnIdTokenWithCriticalHeaders(String critical) {
        provider.critical = critical;

        refusesToSignIn();
    }

    @Test
    void refusesAnAnswerThatIsNoIdToken() {
        provider.signature = Signature.NO_TOKEN;

        refusesToSignIn();
    }

    @Test
    void refusesAnAnswerThatSaysItIsFromAnotherIssuer() {
        provider.answerIssuer = "https://evil.example.com";

        refusesToSignIn();
    }

    /** Returns where the provider sends the browser with its answer. */
    private String callback() {
        var url = app.authorizeUrl();
        for (var redirect = 0; redirect < 3; redirect++) {
            url = browser.get(url).headers().firstValue("Location").orElseThrow();
        }
        return url;
    }

    @Test
    void endsTheSignInWhoseAnswerComesFromAnotherBrowser() {
        var callback = callback();
        var victim = new TestBrowser(world);
        victim.get(app.authorizeUrl());

        var page = victim.get(callback);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("another browser");
        assertThat(browser.get(callback).statusCode())
                .as("the state was used up")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%20", "+", "%09", "%0A"})
    void aBlankCodeIsNone(String code) {
        var callback = callback();

        var page = browser.get(callback.replaceFirst("code=[^&]+", "code=" + code));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("did not sign you in");
    }

    /** A server whose provider has to be on the internet. */
    private World strict(IdentityProvider issuer) {
        var rules = Acme.signIn(provider, this.rules).rules();
        return World.company(new OidcSignIn.Config(issuer, rules, AddressPolicy.INTERNET), Acme.ACCOUNTS);
    }

    private static HttpResponse<String> signIn(World world) {
        var browser = new TestBrowser(world);
        return browser.follow(browser.get(TestApp.registered(world).authorizeUrl()));
    }

    @Test
    void asksNoProviderAtAPrivateAddressUnlessThatIsAllowed() {
        try (var inside = strict(provider.asProvider())) {
            assertThat(signIn(inside).statusCode()).isEqualTo(502);
            assertThat(inside.logged).anyMatch(line -> line.contains("must start with https://"));
        }
    }

    @Test
    void asksNoProviderAtAPrivateAddressByHttpsEither() {
        var issuer = new IdentityProvider(
                URI.create("https://127.0.0.1:9"),
                null,
                null,
                new IdentityProvider.Client("paigo-mcp", new Secret("secret")));
        try (var inside = strict(issuer)) {
            assertThat(signIn(inside).statusCode()).isEqualTo(502);
            assertThat(inside.logged)
                    .anyMatch(line -> line.contains("UnknownHostException"))
                    .noneMatch(line -> line.contains("ConnectException"));
        }
    }
}
