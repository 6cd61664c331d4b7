package dev.paigomcp.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** A caller of the demo that has only its addresses and credentials, as the server does. */
final class DemoClient {
    private final DemoPaigo demo;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    record Answer(int status, String text, HttpResponse<String> response) {
        JsonNode json() {
            return DemoJson.MAPPER.readTree(text);
        }

        String message() {
            return json().path("message").stringValue();
        }

        JsonNode first() {
            return json().path("data").get(0);
        }
    }

    DemoClient(DemoPaigo demo) {
        this.demo = demo;
        this.token = tokenFor(demo.clientSecret()).json().path("access_token").asString("");
    }

    Answer tokenFor(String secret) {
        return send(HttpRequest.newBuilder(demo.tokenUrl())
                .POST(BodyPublishers.ofString(DemoJson.object()
                        .put("audience", "https://demo.invalid")
                        .put("grant_type", "client_credentials")
                        .put("client_id", demo.clientId())
                        .put("client_secret", secret)
                        .toString())));
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer call(String method, String path, String body) {
        return send(request(method, path, body));
    }

    CompletableFuture<Integer> statusLater(String method, String path, String body) {
        return http.sendAsync(request(method, path, body).build(), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    Answer anonymous(String method, String path) {
        return send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private URI uri(String path) {
        return URI.create(demo.baseUrl() + path);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
