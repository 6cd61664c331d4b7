package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.KeyValueStore.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rows that another version of this server has written. */
class StoredRowsTest {
    private static final String ACCESS = "a".repeat(RandomTokens.LENGTH);
    private static final String REFRESH = "r".repeat(RandomTokens.LENGTH);

    private final World world = World.own();

    @AfterEach
    void close() {
        world.close();
    }

    private void put(String kind, String key, String owner, String json) {
        var end = world.clock.instant().plus(Duration.ofDays(1));
        world.records.put(new Row(kind, key, owner, json.replace('\'', '"'), end));
    }

    @Test
    void whatLivesForMonthsIsStillRead() {
        put("client", "app", "", """
            {'id':'app','name':'App','redirects':['https://app.example.com/'],'secretHash':null,'refreshes':true}\
            """);
        put("grant", "g", "", """
            {'id':'g','resource':'https://mcp.example.com/mcp','client':'app','principal':'own:own-1',
             'account':'own-1','scopes':['read','write'],'refreshes':true,'claims':'',
             'ends':'2027-01-01T00:00:00Z'}\
            """);
        put("access", RandomTokens.hash(ACCESS), "g", """
            {'grant':'g','resource':'https://mcp.example.com/mcp','principal':'own:own-1','account':'own-1',
             'scopes':['write']}\
            """);
        put("refresh", RandomTokens.hash(REFRESH), "g", """
            {'grant':'g','client':'app','scopes':['read','write'],'first':null,'uses':0}\
            """);

        assertThat(world.server.tokens().verify(ACCESS))
                .contains(new Principal("own:own-1", "own-1", Set.of(Scope.write, Scope.usage)));
        var app = new TestApp(world, "app");
        var fresh = TestApp.json(app.refresh(REFRESH));
        assertThat(fresh.path("scope").stringValue()).isEqualTo("paigo:read paigo:write paigo:usage");
        for (var asked : List.of("paigo:read paigo:write", "paigo:read paigo:write paigo:usage", "paigo:usage")) {
            var next = TestApp.json(app.token(Map.of(
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    fresh.path("refresh_token").stringValue(),
                    "client_id",
                    "app",
                    "scope",
                    asked)));
            assertThat(next.path("scope").stringValue())
                    .as("a consent to write of the time when that included usage, asked for %s", asked)
                    .isEqualTo(asked.contains("write") ? "paigo:read paigo:write paigo:usage" : asked);
        }
    }

    @Test
    void aRightThatTheRulesGiveNoMoreDoesNotComeBackWithAnOldConsent() {
        try (var provider = new FakeProvider();
                var company = World.company(Acme.signIn(provider, Acme.rules()), Acme.ACCOUNTS)) {
            var app = TestApp.registered(company);
            var browser = new TestBrowser(company);
            var code = TestBrowser.answer(browser.allow(browser.follow(browser.get(app.authorizeUrl()))))
                    .get("code");
            var first = TestApp.json(app.token(app.codeRequest(String.valueOf(code))));
            var old = withoutVersion(company, "grant", grantOf(company, first));
            assertThat(old.value())
                    .as("a consent that was stored without a version")
                    .doesNotContain("TWO");

            var refreshed = TestApp.json(app.refresh(first.path("refresh_token").stringValue()));

            assertThat(refreshed.path("scope").stringValue()).isEqualTo("paigo:read paigo:write");
            assertThat(company.server
                            .tokens()
                            .verify(refreshed.path("access_token").stringValue()))
                    .as("has what the client was told")
                    .contains(new Principal("anna-4711", "acme", Set.of(Scope.read, Scope.write)));
        }
    }

    private static String grantOf(World world, JsonNode tokens) {
        var token = RandomTokens.hash(tokens.path("access_token").stringValue());
        return world.records.find("access", token).orElseThrow().owner();
    }

    private static Row withoutVersion(World world, String kind, String key) {
        var row = world.records.find(kind, key).orElseThrow();
        var value = row.value().replace(",\"scopeVersion\":\"TWO\"", "");
        var old = new Row(kind, key, row.owner(), value, row.expires());
        world.records.put(old);
        return old;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {'client':'app','name':'App','redirect':'https://app.example.com/','redirectGiven':true,'state':'x',
                 'challenge':'c','scopes':['read'],'refreshes':true,'browser':'b','signedIn':true,'shown':'jo',
                 'callers':[{'principal':'jo','account':'acme','scopes':['read']}],'claims':''}\
                """,
                "{'step':'signed-in','begun':null,'shown':null,'principals':null,'claims':null}",
                "{'step':'begun'}",
                "{'step':'begun','request':{},'browser':'b'}",
                "null",
                "[]",
                "x"
            })
    void aSignInOfAnotherVersionBeginsAnew(String row) {
        var app = TestApp.registered(world);
        var browser = new TestBrowser(world);
        var page = browser.get(app.authorizeUrl());
        var fields = TestBrowser.form(page);
        put("sign-in", fields.get("request").get(0), "", row);
        fields.put("client_id", List.of(world.paigo.clientId()));
        fields.put("client_secret", List.of(world.paigo.clientSecret()));

        var response = browser.post(World.PUBLIC + "/oauth/own", fields);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("This sign-in has ended");
        assertThat(browser.signInOwn(
                                browser.get(app.authorizeUrl()), world.paigo.clientId(), world.paigo.clientSecret())
                        .statusCode())
                .isEqualTo(200);
    }
}
