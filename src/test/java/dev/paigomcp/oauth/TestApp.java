package dev.paigomcp.oauth;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that wants access, as the standards have it. */
final class TestApp {
    static final String REDIRECT = "https://app.example.com/callback?of=paigo";
    static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";
    static final String STATE = "state of the application &=?";
    /** The metadata of a client that has no secret. */
    static final String PUBLIC_CLIENT =
            "{\"redirect_uris\":[\"https://app.example.com/cb\"],\"token_endpoint_auth_method\":\"none\"}";

    private static final JsonMapper JSON = new JsonMapper();

    private final World world;
    final String clientId;

    TestApp(World world, String clientId) {
        this.world = world;
        this.clientId = clientId;
    }

    static HttpResponse<String> register(World world, String body, String address) {
        return world.send(world.request(World.PUBLIC + "/oauth/register")
                .header("Content-Type", "application/json")
                .header("X-Test-Address", address)
                .POST(BodyPublishers.ofString(body)));
    }

    static TestApp registered(World world) {
        var answer = register(world, """
            {"client_name":"Claude <b>","redirect_uris":["%s"],"token_endpoint_auth_method":"none",
             "grant_types":["authorization_code","refresh_token"]}\
            """.formatted(REDIRECT), "192.0.2.1");
        return new TestApp(world, json(answer).path("client_id").stringValue());
    }

    /** Returns the id of an application that takes its answers at one address. */
    static String registeredAt(World world, String redirect) {
        var answer = register(
                world,
                "{\"redirect_uris\":[\"" + redirect + "\"],\"token_endpoint_auth_method\":\"none\"}",
                "192.0.2.1");
        return json(answer).path("client_id").stringValue();
    }

    Map<String, String> question() {
        var question = new LinkedHashMap<String, String>();
        question.put("response_type", "code");
        question.put("client_id", clientId);
        question.put("redirect_uri", REDIRECT);
        question.put("state", STATE);
        question.put("scope", "paigo:read paigo:write");
        question.put("code_challenge", challenge(VERIFIER));
        question.put("code_challenge_method", "S256");
        question.put("resource", World.RESOURCE);
        return question;
    }

    String authorizeUrl() {
        return url(question());
    }

    static String url(Map<String, String> question) {
        var fields = new LinkedHashMap<String, List<String>>();
        question.forEach((name, value) -> fields.put(name, List.of(value)));
        return World.PUBLIC + "/oauth/authorize?" + TestBrowser.encode(fields);
    }

    Map<String, String> codeRequest(String code) {
        var request = new LinkedHashMap<String, String>();
        request.put("grant_type", "authorization_code");
        request.put("code", code);
        request.put("redirect_uri", REDIRECT);
        request.put("client_id", clientId);
        request.put("code_verifier", VERIFIER);
        request.put("resource", World.RESOURCE);
        return request;
    }

    HttpResponse<String> token(Map<String, String> request) {
        return form("/oauth/token", request);
    }

    HttpResponse<String> refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", clientId));
    }

    /** @param scope the scopes to which the new tokens are narrowed */
    HttpResponse<String> refresh(String token, String scope) {
        return token(
                Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", clientId, "scope", scope));
    }

    HttpResponse<String> revoke(String token) {
        return form("/oauth/revoke", Map.of("token", token, "client_id", clientId));
    }

    HttpResponse<String> form(String path, Map<String, String> request) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.forEach((name, value) -> fields.put(name, List.of(value)));
        return world.send(world.request(World.PUBLIC + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestBrowser.encode(fields))));
    }

    /** A code, by somebody who signs in with the demo's credentials and allows all that is asked. */
    String code(TestBrowser browser) {
        var page = browser.get(authorizeUrl());
        var consent = browser.signInOwn(page, world.paigo.clientId(), world.paigo.clientSecret());
        return String.valueOf(TestBrowser.answer(browser.allow(consent)).get("code"));
    }

    JsonNode tokens() {
        return json(token(codeRequest(code(new TestBrowser(world)))));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
