package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.PaigoCredentialSignIn;
import dev.paigomcp.store.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way from registration to revocation, of a person with a Paigo account of their own. */
class OwnAccountFlowTest {
    private final World world = World.own();
    private final TestBrowser browser = new TestBrowser(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void leadsFromRegistrationToTokensAndTheirEnd() {
        var app = TestApp.registered(world);
        var secret = world.paigo.clientSecret();

        var signIn = browser.get(app.authorizeUrl());
        assertThat(signIn.statusCode()).isEqualTo(200);
        assertThat(signIn.body())
                .contains("Claude &lt;b&gt;", "They must belong to Paigo&#39;s sandbox")
                .doesNotContain("<b>", "or with", "Continue at");

        var consent = browser.signInOwn(signIn, world.paigo.clientId(), secret);
        assertThat(consent.statusCode()).isEqualTo(200);
        assertThat(consent.body())
                .contains(
                        "Acme &amp; Sons",
                        "app.example.com",
                        "Sandbox",
                        "paigo:read",
                        "paigo:write",
                        "nobody has checked it")
                .doesNotContain("paigo:money");

        var back = browser.allow(consent);
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location").orElseThrow()).startsWith(TestApp.REDIRECT + "&code=");
        var answer = TestBrowser.answer(back);
        assertThat(answer).containsEntry("state", TestApp.STATE).containsEntry("iss", World.PUBLIC);

        var tokens = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))));
        assertThat(tokens.path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").intValue()).isEqualTo(3600);
        assertThat(tokens.path("scope").stringValue()).isEqualTo("paigo:read paigo:write");

        var caller = world.server
                .tokens()
                .verify(tokens.path("access_token").stringValue())
                .orElseThrow();
        assertThat(caller.scopes()).isEqualTo(Set.of(Scope.read, Scope.write));
        var account = world.server.accounts().find(caller.account()).orElseThrow();
        assertThat(account.name()).isEqualTo("Acme & Sons");
        assertThat(account.environment()).isEqualTo(Environment.sandbox);
        assertThat(Objects.requireNonNull(account.paigo()).clientSecret().reveal())
                .isEqualTo(secret);

        var fresh = TestApp.json(app.refresh(tokens.path("refresh_token").stringValue()));
        var access = fresh.path("access_token").stringValue();
        assertThat(world.server.tokens().verify(access)).contains(caller);

        assertThat(app.revoke(fresh.path("refresh_token").stringValue()).statusCode())
                .isEqualTo(200);
        assertThat(world.server.tokens().verify(access)).isEmpty();
    }

    @Test
    void grantsWhatIsLeftChecked() {
        var app = TestApp.registered(world);
        var consent =
                browser.signInOwn(browser.get(app.authorizeUrl()), world.paigo.clientId(), world.paigo.clientSecret());
        var fields = TestBrowser.form(consent);
        fields.put("scope", List.of("paigo:read", "paigo:money"));
        fields.put("decision", List.of("allow"));

        var answer = TestBrowser.answer(browser.post(World.PUBLIC + "/oauth/consent", fields));

        var tokens = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))));
        assertThat(tokens.path("scope").stringValue()).isEqualTo("paigo:read");
    }

    @Test
    void grantsNothingUnlessSomethingIsChecked() {
        var app = TestApp.registered(world);
        var consent =
                browser.signInOwn(browser.get(app.authorizeUrl()), world.paigo.clientId(), world.paigo.clientSecret());
        var fields = TestBrowser.form(consent);
        fields.remove("scope");
        fields.put("decision", List.of("allow"));

        var again = browser.post(World.PUBLIC + "/oauth/consent", fields);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Nothing of what is checked may be done on this account");
        assertThat(browser.allow(again).statusCode()).as("the page can be used").isEqualTo(303);
    }

    @Test
    void asksForAllThatThereIsIfTheApplicationNamesNothing() {
        var question = TestApp.registered(world).question();
        question.remove("scope");

        var consent = browser.signInOwn(
                browser.get(TestApp.url(question)), world.paigo.clientId(), world.paigo.clientSecret());

        assertThat(TestBrowser.form(consent).get("scope"))
                .containsExactly("paigo:read", "paigo:write", "paigo:usage", "paigo:money");
    }

    @Test
    void tellsTheApplicationOfARefusal() {
        var app = TestApp.registered(world);
        var consent =
                browser.signInOwn(browser.get(app.authorizeUrl()), world.paigo.clientId(), world.paigo.clientSecret());
        var fields = TestBrowser.form(consent);
        fields.put("decision", List.of("deny"));

        var answer = TestBrowser.answer(browser.post(World.PUBLIC + "/oauth/consent", fields));

        assertThat(answer)
                .containsEntry("error", "access_denied")
                .containsEntry("state", TestApp.STATE)
                .containsEntry("iss", World.PUBLIC)
                .doesNotContainKey("code");
        var allowed = browser.allow(consent);
        assertThat(allowed.statusCode()).as("what was denied is allowed").isEqualTo(400);
        assertThat(allowed.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void leadsTheSameCredentialsToTheSameAccount() {
        var app = TestApp.registered(world);

        var one = world.server.tokens().verify(app.tokens().path("access_token").stringValue());
        var other =
                world.server.tokens().verify(app.tokens().path("access_token").stringValue());

        assertThat(one.orElseThrow().account()).isEqualTo(other.orElseThrow().account());
    }

    /** Else whoever consented by the old one would be back with the owner's next sign-in. */
    @Test
    void leadsAChangedSecretToAnotherAccount() throws OAuthError, IOException {
        var sealer = World.sealer();

        assertThat(accountId(sealer, "the first secret")).isNotEqualTo(accountId(sealer, "the second secret"));
    }

    /** Ids are in logs: whoever reads them must not be able to try secrets against them. */
    @Test
    void theIdOfAnAccountTellsNothingToWhoHasNotTheKey() throws OAuthError, IOException {
        var sealer = World.sealer();

        assertThat(accountId(sealer, "the secret")).isEqualTo(accountId(sealer, "the secret"));
        assertThat(accountId(sealer, "the secret")).isNotEqualTo(accountId(World.sealer(), "the secret"));
    }

    /** The id of the account that credentials lead to, at a Paigo that takes any. */
    private static String accountId(SecretSealer sealer, String secret) throws OAuthError, IOException {
        var paigo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        paigo.createContext("/", exchange -> {
            var token = "{\"access_token\":\"t\",\"expires_in\":60}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        paigo.start();
        try {
            var url = URI.create("http://127.0.0.1:" + paigo.getAddress().getPort() + "/token");
            var api = URI.create("https://api.example.com");
            var signIn = new Account.Template(Environment.sandbox, true, api, url, "https://api.example.com");
            var clock = new ManualClock();
            var accounts =
                    new PaigoCredentialSignIn(signIn, new MemoryRecords(clock), sealer, clock, Duration.ofDays(1));
            return accounts.prove("a client", new Secret(secret), "", "192.0.2.1")
                    .principals()
                    .get(0)
                    .account();
        } finally {
            paigo.stop(0);
        }
    }
}
