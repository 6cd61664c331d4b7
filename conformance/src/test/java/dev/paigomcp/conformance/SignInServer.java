package dev.paigomcp.conformance;

import dev.paigomcp.App;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole program in the mode oauth: people sign in by credentials of a demo Paigo, or at an identity provider. */
final class SignInServer implements AutoCloseable {
    private final DemoPaigo paigo = DemoPaigo.start(DemoOptions.sample(Clock.systemUTC()));
    private final int port = freePort();
    private final Path folder;
    private final App app;

    /** @param provider the issuer of an identity provider; null when people sign in by credentials alone */
    SignInServer(@Nullable URI provider) {
        try {
            this.folder = Files.createTempDirectory("sign-in");
            Files.writeString(folder.resolve("secret"), "secret-of-this-server");
            var file = Files.writeString(folder.resolve("accounts.yaml"), own() + company(provider));
            var settings = Map.of(
                    "PAIGO_MCP_MODE", "oauth",
                    "PAIGO_MCP_PUBLIC_URL", issuer().toString(),
                    "PAIGO_MCP_ACCOUNTS", file.toString(),
                    "PAIGO_MCP_DATA_DIR", folder.resolve("data").toString(),
                    // Both are on this machine here.
                    "PAIGO_MCP_PRIVATE_ADDRESSES", "identity-provider, documents");
            this.app = App.open(SettingsReader.read(settings, Map.of("--port", String.valueOf(port))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        app.serve();
    }

    private String own() {
        return """
            version: 2
            ownAccounts:
              environment: sandbox
              baseUrl: %s
              tokenUrl: %s
            """.formatted(paigo.baseUrl(), paigo.tokenUrl());
    }

    private static String company(@Nullable URI provider) {
        return provider == null ? "" : """
            accounts:
              acme: {name: Acme Inc, environment: demo}
            identityProvider:
              issuer: %s
              clientId: paigo-mcp
              clientSecretFile: secret
            rules:
              - {claim: groups, has: billing, account: acme, scopes: [paigo:read, paigo:write]}
            """.formatted(provider);
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String person(String way, String browser, String pictures) {
        return """
            {"way":"%s","browser":"%s","clientId":"%s","secret":"%s","pictures":"%s"}\
            """.formatted(way, browser, paigo.clientId(), paigo.clientSecret(), pictures);
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
        app.close();
        paigo.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
