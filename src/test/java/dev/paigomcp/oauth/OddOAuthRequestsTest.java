package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that a library stumbles over: each is a refusal in the terms of OAuth, and no fault of the server. */
class OddOAuthRequestsTest {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\0",
            "\u0001\n",
            "\u0085\u2028",
            "\u202e",
            "x".repeat(2000),
            "%",
            "null",
            "{}",
            "[",
            "://",
            "a b c",
            "ü",
            "\ud800",
            "urn:x",
            "https://",
            "http://[",
            "-1",
            "e30.e30.",
            "a.b.c.d.e",
            "http://127.0.0.1:99999/x",
            "https://a b/c",
            "https://[::1/x");

    private static final Set<String> BY_QUERY =
            Set.of("/oauth/authorize", "/oauth/consent", "/oauth/company", "/oauth/callback");
    private static final Set<String> BY_FORM = Set.of("/oauth/token", "/oauth/revoke", "/oauth/own", "/oauth/consent");

    private final World world = World.own();
    private final TestBrowser browser = new TestBrowser(world);
    private final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
    }

    private static void isRefused(HttpResponse<String> response, String error) {
        assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo(error);
        assertThat(TestApp.json(response).path("error_description").stringValue())
                .isNotBlank();
        assertThat(response.statusCode()).isIn(400, 401);
    }

    private void nothingFailed() {
        assertThat(world.logged).noneMatch(line -> line.contains("Exception") || line.contains("failed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"redirect_uris\":[null]}",
                "{\"redirect_uris\":[1]}",
                "{\"redirect_uris\":null}",
                "{\"redirect_uris\":\"https://app.example.com/\"}",
                "{\"redirect_uris\":[\"https://app.example.com/\\u0000\"]}",
                "{\"redirect_uris\":[\"https://app.example.com/\\r\\nSet-Cookie: a=b\"]}"
            })
    void aRegistrationWithOddRedirectsIsRefusedAsOne(String body) {
        isRefused(TestApp.register(world, body, "192.0.2.7"), "invalid_redirect_uri");
        nothingFailed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"client_name\":7,\"redirect_uris\":[\"https://app.example.com/\"]}",
                "{\"grant_types\":\"authorization_code\",\"redirect_uris\":[\"https://app.example.com/\"]}",
                "{\"grant_types\":[null],\"redirect_uris\":[\"https://app.example.com/\"]}",
                "{\"grant_types\":[],\"redirect_uris\":[\"https://app.example.com/\"]}",
                "{\"response_types\":[\"\"],\"redirect_uris\":[\"https://app.example.com/\"]}",
                "{\"token_endpoint_auth_method\":[],\"redirect_uris\":[\"https://app.example.com/\"]}",
                "{\"token_endpoint_auth_method\":\"\",\"redirect_uris\":[\"https://app.example.com/\"]}",
                "null",
                "",
                "{\"redirect_uris\":[\"https://app.example.com/\"]",
                "{\"redirect_uris\":[\"https://app.example.com/\"]} {}"
            })
    void aRegistrationWithOddMetadataIsRefusedAsOne(String body) {
        isRefused(TestApp.register(world, body, "192.0.2.7"), "invalid_client_metadata");
        nothingFailed();
    }

    @ParameterizedTest
    @CsvSource({
        "client_assertion, no JWT",
        "client_assertion, e30.e30.",
        "client_assertion_type, urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    })
    void anAssertionThatIsNoneIsNoClient(String parameter, String value) {
        var request = app.codeRequest("x");
        request.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        request.put("client_assertion", "also none");
        request.put(parameter, value);

        isRefused(app.token(request), "invalid_client");
        request.remove("client_id");
        isRefused(app.token(request), "invalid_client");
        nothingFailed();
    }

    static Stream<Arguments> places() {
        return Stream.of(
                        "/oauth/authorize response_type,client_id,redirect_uri,state,scope,code_challenge,"
                                + "code_challenge_method,resource,response_mode,prompt,request,request_uri,"
                                + "nonce,display,max_age,ui_locales,claims,id_token_hint,login_hint,"
                                + "acr_values,dpop_jkt,audience",
                        "/oauth/token grant_type,code,redirect_uri,client_id,code_verifier,resource,client_secret,"
                                + "client_assertion,client_assertion_type,scope,refresh_token,assertion",
                        "/oauth/revoke token,token_type_hint,client_id,client_secret,client_assertion",
                        "/oauth/own request,token,client_id,client_secret,name",
                        "/oauth/consent request,token,decision,account,scope",
                        "/oauth/company request",
                        "/oauth/callback state,code,iss,error")
                .flatMap(line -> Stream.of(line.split(" ")[1].split(","))
                        .map(parameter -> Arguments.of(line.split(" ")[0], parameter)));
    }

    private Map<String, List<String>> usual(String path) {
        var fields = new LinkedHashMap<String, List<String>>();
        if (path.equals("/oauth/authorize")) {
            app.question().forEach((name, value) -> fields.put(name, List.of(value)));
        } else if (path.equals("/oauth/token")) {
            app.codeRequest("x").forEach((name, value) -> fields.put(name, List.of(value)));
        } else if (path.equals("/oauth/revoke")) {
            fields.put("token", List.of("x"));
            fields.put("client_id", List.of(app.clientId));
        }
        return fields;
    }

    @ParameterizedTest
    @MethodSource("places")
    void noOddValueIsAFaultOfTheServer(String path, String parameter) {
        for (var odd : ODD) {
            for (var values : List.of(List.of(odd), List.of(odd, odd))) {
                var fields = usual(path);
                fields.put(parameter, values);
                var encoded = TestBrowser.encode(fields);

                if (BY_QUERY.contains(path)) {
                    var answer = browser.get(World.PUBLIC + path + "?" + encoded);
                    assertThat(answer.statusCode()).as("%s=%s", parameter, odd).isLessThan(500);
                }
                if (BY_FORM.contains(path)) {
                    var answer = browser.post(World.PUBLIC + path, fields);
                    assertThat(answer.statusCode()).as("%s=%s", parameter, odd).isLessThan(500);
                }
            }
        }
        nothingFailed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic ", "Basic %", "Basic YQ==", "Basic Og==", "Basic OmI=", "Bearer x", "DPoP x", "x"
            })
    void oddCredentialsAreNoClient(String authorization) {
        var fields = usual("/oauth/token");
        fields.remove("client_id");

        var response = world.send(world.request(World.PUBLIC + "/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(TestBrowser.encode(fields))));

        isRefused(response, "invalid_client");
        nothingFailed();
    }

    @Test
    void whileTheStoreIsAwayProgramsGetAnErrorOfOAuth() {
        var request = app.codeRequest("x");
        world.records.away = true;

        for (var response : List.of(
                app.token(request),
                app.revoke("x"),
                TestApp.register(world, "{\"redirect_uris\":[\"https://app.example.com/\"]}", "192.0.2.7"))) {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo("temporarily_unavailable");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
        }
    }

    @Test
    void anErrorOfTheServerIsToldInTheTermsOfOAuthAndOnAPage() {
        var request = app.codeRequest("x");
        world.records.fault = new StackOverflowError("inside");

        var program = app.token(request);
        var person = browser.get(app.authorizeUrl());

        assertThat(program.statusCode()).isEqualTo(500);
        assertThat(TestApp.json(program).path("error").stringValue()).isEqualTo("server_error");
        assertThat(person.statusCode()).isEqualTo(500);
        assertThat(person.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(program.body() + person.body()).doesNotContain("StackOverflow", "inside");
    }

    @Test
    void whileTheStoreIsAwayPeopleGetAPage() {
        var consent =
                browser.signInOwn(browser.get(app.authorizeUrl()), world.paigo.clientId(), world.paigo.clientSecret());
        world.records.away = true;

        for (var response : List.of(browser.get(app.authorizeUrl()), browser.allow(consent))) {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.body()).contains("in a few seconds").doesNotContain("SQL");
        }
        world.records.away = false;
        assertThat(browser.allow(consent).statusCode()).as("nothing was lost").isEqualTo(303);
    }
}
