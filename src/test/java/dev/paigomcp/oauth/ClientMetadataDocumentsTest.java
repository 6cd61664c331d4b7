package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.ApplicationSettings;
import io.javalin.Javalin;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients whose id is the address of a document about them. */
class ClientMetadataDocumentsTest {
    private static final String NO_ADDRESS = "must have an https address with a path";

    private final World world = World.own();
    private final TestBrowser browser = new TestBrowser(world);
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicInteger reached = new AtomicInteger();
    private volatile String document = "";
    private volatile String type = "application/json";
    private volatile String cacheControl = "";
    private final Javalin host = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.startup.startupWatcherEnabled = false;
                config.routes.get("/client.json", ctx -> {
                    fetched.incrementAndGet();
                    ctx.contentType(type);
                    ctx.header("Cache-Control", cacheControl);
                    ctx.result(document);
                });
                config.routes.get("/redirect.json", ctx -> ctx.redirect("/reached.json"));
                config.routes.get("/reached.json", ctx -> reached.incrementAndGet());
                config.routes.get("/missing.json", ctx -> {
                    ctx.status(404);
                    ctx.contentType(type);
                    ctx.result(document);
                });
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void close() {
        host.stop();
        world.close();
    }

    private String id(String path) {
        return "http://localhost:" + host.port() + path;
    }

    private String described(String id) {
        return "{\"client_id\":\"" + id + "\",\"client_name\":\"Claude\",\"redirect_uris\":[\"" + TestApp.REDIRECT
                + "\"],\"grant_types\":[\"authorization_code\",\"refresh_token\"],"
                + "\"token_endpoint_auth_method\":\"none\"}";
    }

    private HttpResponse<String> ask(String id) {
        return browser.get(new TestApp(world, id).authorizeUrl());
    }

    private void isRefused(String id) {
        isRefused(id, "The client&#39;s metadata document ");
    }

    private void isRefused(String id, String why) {
        var page = ask(id);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains(why).doesNotContain("Exception");
    }

    @Test
    void leadsToTokensThatAreRefreshedWithoutTheDocument() {
        document = described(id("/client.json"));
        var app = new TestApp(world, id("/client.json"));
        var consent =
                browser.signInOwn(browser.get(app.authorizeUrl()), world.paigo.clientId(), world.paigo.clientSecret());
        assertThat(consent.body()).contains("describes itself at localhost");

        var answer = TestBrowser.answer(browser.allow(consent));
        var tokens = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))));
        host.stop();
        world.clock.pass(Duration.ofDays(2));

        assertThat(app.refresh(tokens.path("refresh_token").stringValue()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesADocumentThatNamesAnotherClient() {
        document = described("https://claude.ai/client.json");
        isRefused(id("/client.json"));
        document = described(id("/client.json").replace("localhost", "LOCALHOST"));
        isRefused(id("/client.json"));
    }

    @Test
    void refusesADocumentThatRedirectsAndDoesNotFollow() {
        isRefused(id("/redirect.json"));
        assertThat(reached).hasValue(0);
    }

    @Test
    void refusesADocumentThatIsTooLarge() {
        document = described(id("/client.json")).replaceFirst("}$", ",\"x\":\"" + "x".repeat(65_536) + "\"}");
        isRefused(id("/client.json"));
    }

    @Test
    void refusesADocumentWithASecret() {
        document = described(id("/client.json")).replaceFirst("}$", ",\"client_secret\":\"x\"}");
        isRefused(id("/client.json"));
        document = described(id("/client.json")).replace("\"none\"", "\"client_secret_post\"");
        isRefused(id("/client.json"));
        document = document.replaceFirst(
                "}$", ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\",\"private_key_jwt\"]}");
        isRefused(id("/client.json"));
    }

    /** As ChatGPT's: it would rather prove itself by a key, and need not. */
    @Test
    void takesADocumentThatCanDoWithoutASecret() {
        document = described(id("/client.json"))
                .replace(
                        "\"token_endpoint_auth_method\":\"none\"",
                        "\"token_endpoint_auth_method\":\"private_key_jwt\","
                                + "\"token_endpoint_auth_methods_supported\":[\"none\",\"private_key_jwt\"],"
                                + "\"jwks_uri\":\"https://app.example.com/keys\"");
        assertThat(document).contains("private_key_jwt");

        var page = browser.get(TestApp.url(new TestApp(world, id("/client.json")).question()));

        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoDocument() {
        document = described(id("/missing.json"));
        isRefused(id("/missing.json"));
        document = "[]";
        isRefused(id("/client.json"));
        document = described(id("/client.json"));
        type = "text/html";
        isRefused(id("/client.json"));
    }

    /** Applications that run in many places name addresses of all of them, and facts that nobody here asks for. */
    @Test
    void takesADocumentWithAnUnknownSchemeAmongItsRedirectsAndOddFactsThatAreNotUsed() {
        document = described(id("/client.json"))
                .replace("\"redirect_uris\":[", "\"redirect_uris\":[\"unknown://cb\",")
                .replaceFirst(
                        "}$",
                        ",\"client_uri\":\"\",\"logo_uri\":\"\",\"contacts\":null,\"jwks\":\"\",\"tos_uri\":\":\","
                                + "\"policy_uri\":7,\"software_id\":{},\"scope\":[1],\"subject_type\":\"x\"}");

        assertThat(ask(id("/client.json")).statusCode()).isEqualTo(200);
    }

    @Test
    void namesWhatItCannotUse() {
        document = described(id("/client.json")).replace("authorization_code", "implicit");
        assertThat(ask(id("/client.json")).body()).contains("grant_types must have authorization_code");
        document = described(id("/client.json")).replace(TestApp.REDIRECT, "unknown://cb");
        assertThat(ask(id("/client.json")).body()).contains("PAIGO_MCP_REDIRECTS");
    }

    @Test
    void sendsAnErrorToATrustedApplicationAtOnce() {
        document = described(id("/client.json"));
        var allowed = new ApplicationSettings(Set.of("localhost"), Set.of(), Set.of(), List.of());
        try (var trusting = World.allowing(allowed)) {
            var question = new TestApp(trusting, id("/client.json")).question();
            question.put("prompt", "none");

            assertThat(new TestBrowser(trusting)
                            .get(TestApp.url(question))
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(place -> assertThat(place).startsWith(TestApp.REDIRECT + "&error="));
            assertThat(browser.get(TestApp.url(question)).headers().firstValue("Location"))
                    .as("elsewhere it is not trusted")
                    .isEmpty();
        }
    }

    @Test
    void refusesARedirectThatTheDocumentDoesNotName() {
        document = described(id("/client.json"));
        var question = new TestApp(world, id("/client.json")).question();
        question.put("redirect_uri", "https://evil.example.com/callback");

        var page = browser.get(TestApp.url(question));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/",
                "https://example.com/a/../b",
                "https://user@example.com/client",
                "https://example.com/client#x",
                "https://exa mple.com/client",
                "http://example.com"
            })
    void refusesAnIdThatCanBeNoDocument(String id) {
        isRefused(id, NO_ADDRESS);
    }

    @Test
    void boundsTheLengthOfAnId() {
        var longest = id("/client.json?") + "x".repeat(512 - id("/client.json?").length());
        document = described(longest);
        assertThat(ask(longest).statusCode()).isEqualTo(200);

        document = described(longest + "x");
        isRefused(longest + "x", NO_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/client, cannot be fetched",
        "https://localhost/client, cannot be fetched",
        "https://[::1]/client, cannot be fetched",
        "https://10.0.0.1/client, cannot be fetched",
        "https://169.254.169.254/latest/meta-data, cannot be fetched",
        "http://localhost/client, " + NO_ADDRESS
    })
    void fetchesFromNoPrivateAddress(String id, String why) {
        try (var strict = World.strict()) {
            var page = new TestBrowser(strict).get(new TestApp(strict, id).authorizeUrl());

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("metadata document " + why).doesNotContain("private", "refused");
        }
    }

    @Test
    void keepsADocumentAsLongAsItsHeadersSayWithinBounds() {
        document = described(id("/client.json"));
        cacheControl = "public, max-age=3600";
        assertThat(ask(id("/client.json")).body()).contains("connect Claude");
        document = described(id("/client.json")).replace("Claude", "Another");
        world.clock.pass(Duration.ofMinutes(59));
        assertThat(ask(id("/client.json")).body()).contains("connect Claude");
        assertThat(fetched).hasValue(1);

        world.clock.pass(Duration.ofMinutes(1));
        assertThat(ask(id("/client.json")).body()).contains("connect Another");
        assertThat(fetched).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 900",
        "'max-age=300', 300",
        "'max-age=\"300\"', 300",
        "'max-age=1', 60",
        "'no-store', 60",
        "'no-cache, max-age=300', 60",
        "'public,max-age=999999999', 86400",
        "'s-maxage=5', 900"
    })
    void boundsHowLongADocumentIsKept(String cacheControl, long seconds) {
        assertThat(ClientMetadataDocuments.lifetime(cacheControl)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void boundsHowManyDocumentsOneAddressNames() {
        for (var n = 0; n < 30; n++) {
            isRefused(id("/missing.json?" + n));
        }

        var page = ask(id("/missing.json?30"));

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
    }
}
