package dev.paigomcp;

import dev.paigomcp.accounts.AccountsFile;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.config.HostingSettings.FetchPurpose;
import dev.paigomcp.config.Settings;
import dev.paigomcp.http.ClientAddress;
import dev.paigomcp.http.ProtectedResourceMetadata;
import dev.paigomcp.oauth.AuthorizationServer;
import dev.paigomcp.oauth.Lifetimes;
import dev.paigomcp.oauth.OAuthSettings;
import dev.paigomcp.secrets.SealKeys;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.store.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The wiring of the mode oauth: the built-in authorization server, over the store and sealed secrets. */
final class BuiltInSignIn {
    private static final Duration PROBE = Duration.ofMillis(500);

    private BuiltInSignIn() {}

    static SignIn open(Settings settings, AccountsFile file, ClientAddress addresses, Clock clock) {
        var hosting = settings.hosting();
        var store = Store.open(hosting.store(), clock);
        try {
            var keys = SealKeys.load(hosting.sealKeys(), hosting.store().dataDirectory());
            var server = new AuthorizationServer(
                    settings(settings, file),
                    file,
                    store.rows(),
                    new SecretSealer(keys.keys()),
                    clock,
                    new SecureRandom(),
                    ctx -> addresses.networkOf(ctx.req()));
            var metadata = new ProtectedResourceMetadata(settings.resource(), List.of(server.issuer()));
            return new SignIn(
                    server,
                    server.accounts(),
                    metadata.address(),
                    List.of(metadata, server),
                    List.of(words(file), "Store: " + store.place() + ".", keys.description() + "."),
                    () -> store.isReachable(PROBE) ? "reachable" : "unreachable",
                    () -> {
                        server.close();
                        store.close();
                    });
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static OAuthSettings settings(Settings settings, AccountsFile file) {
        var company = Optional.ofNullable(file.provider())
                .map(provider -> new OidcSignIn.Settings(
                        provider,
                        AccessRules.of(file.rules()),
                        ManyAccounts.reach(settings, FetchPurpose.IDENTITY_PROVIDER)));
        return new OAuthSettings(
                base(settings),
                Lifetimes.USUAL,
                ManyAccounts.reach(settings, FetchPurpose.DOCUMENTS),
                file.ownAccounts(),
                company.orElse(null));
    }

    /** What the pages are under: the resource without its last part. */
    private static URI base(Settings settings) {
        return URI.create(settings.resource().toString().replaceFirst("/mcp$", ""));
    }

    private static String words(AccountsFile file) {
        var company = Optional.ofNullable(file.provider())
                .map(provider -> "people of " + provider.issuer() + " for " + ManyAccounts.accounts(file));
        var own = Optional.ofNullable(file.ownAccounts())
                .map(any -> "people with credentials of Paigo for their own account");
        return String.join(
                " and ",
                List.of(company, own).stream().flatMap(Optional::stream).toList());
    }
}
