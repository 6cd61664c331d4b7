package dev.paigomcp.conformance;

import dev.paigomcp.access.Account;
import dev.paigomcp.access.Caller;
import dev.paigomcp.access.IdentityProvider;
import dev.paigomcp.access.Scope;
import dev.paigomcp.config.Environment;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.guard.Reach;
import dev.paigomcp.oauth.AuthorizationServer;
import dev.paigomcp.oauth.Lifetimes;
import dev.paigomcp.oauth.OAuthSettings;
import dev.paigomcp.seal.Seals;
import dev.paigomcp.signin.CompanySignIn;
import dev.paigomcp.signin.OwnSignIn;
import dev.paigomcp.text.Secret;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A server at which people sign in, by credentials of the demo Paigo or at an identity provider. */
final class SignInServer implements AutoCloseable {
    private final DemoPaigo paigo = DemoPaigo.start(DemoOptions.sample(Clock.systemUTC()));
    private final DemoServer behind = new DemoServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private final AuthorizationServer server;
    private final Javalin front;

    /** @param provider null when people sign in by credentials alone */
    SignInServer(@Nullable IdentityProvider provider) {
        var own =
                new OwnSignIn(Environment.sandbox, true, paigo.baseUrl(), paigo.tokenUrl(), "https://api.example.com");
        var company = provider == null
                ? null
                : new CompanySignIn(
                        provider,
                        (principal, claims) -> claims.getOrDefault("groups", List.of())
                                        .toString()
                                        .contains("billing")
                                ? List.of(new Caller(principal, "acme", Set.of(Scope.values())))
                                : List.of(),
                        Reach.ANYWHERE);
        var acme = new Account("acme", "Acme Inc", Environment.demo, true, null);
        server = new AuthorizationServer(
                new OAuthSettings(issuer(), Lifetimes.USUAL, Reach.ANYWHERE, own, company),
                id -> Optional.of(acme).filter(account -> account.id().equals(id)),
                new MemoryRecords(),
                seals(),
                Clock.systemUTC(),
                new SecureRandom(),
                Context::ip);
        front = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    server.addTo(config.routes);
                    config.routes.get("/.well-known/oauth-protected-resource/mcp", this::resource);
                    config.routes.post("/mcp", this::forward);
                })
                .start("127.0.0.1", port);
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String person(String way, String browser, String pictures) {
        return """
                {"way":"%s","browser":"%s","clientId":"%s","secret":"%s","pictures":"%s"}""".formatted(way, browser, paigo.clientId(), paigo.clientSecret(), pictures);
    }

    private void resource(Context ctx) {
        ctx.contentType("application/json");
        ctx.result("{\"resource\":\"" + issuer() + "/mcp\",\"authorization_servers\":[\"" + issuer() + "\"]}");
    }

    private void forward(Context ctx) throws IOException, InterruptedException {
        var header = String.valueOf(ctx.header("Authorization"));
        var caller = header.startsWith("Bearer ") ? server.caller(header.substring(7)) : Optional.empty();
        if (caller.isEmpty()) {
            ctx.status(401);
            ctx.header(
                    "WWW-Authenticate",
                    "Bearer resource_metadata=\"" + issuer() + "/.well-known/oauth-protected-resource/mcp\","
                            + " scope=\"paigo:read paigo:write\"");
            return;
        }
        var request = HttpRequest.newBuilder(behind.address()).POST(BodyPublishers.ofByteArray(ctx.bodyAsBytes()));
        for (var name : List.of("Content-Type", "Accept", "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name")) {
            Optional.ofNullable(ctx.header(name)).ifPresent(value -> request.header(name, value));
        }
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        ctx.status(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(ctx::contentType);
        ctx.result(answer.body());
    }

    private static Seals seals() {
        Map<String, Secret> sealed = new ConcurrentHashMap<>();
        return new Seals() {
            @Override
            public String seal(Secret secret, String purpose) {
                var handle = "sealed-" + sealed.size();
                sealed.put(handle + purpose, secret);
                return handle;
            }

            @Override
            public Optional<Secret> open(String handle, String purpose) {
                return Optional.ofNullable(sealed.get(handle + purpose));
            }
        };
    }

    /** The public address must be known before the server listens, as it is behind a proxy. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        front.stop();
        server.close();
        behind.close();
        paigo.close();
    }
}
