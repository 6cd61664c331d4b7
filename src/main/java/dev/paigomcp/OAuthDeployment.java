package dev.paigomcp;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.config.HostingSettings.FetchPurpose;
import dev.paigomcp.config.HostingSettings.SealKey;
import dev.paigomcp.http.auth.BearerChallenge;
import dev.paigomcp.http.auth.ProtectedResourceMetadata;
import dev.paigomcp.oauth.AuthorizationServer;
import dev.paigomcp.oauth.OAuthSettings;
import dev.paigomcp.secrets.SealKeys;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.store.Store;
import dev.paigomcp.store.StoreStatus;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The mode oauth: callers sign in at the built-in authorization server, which keeps its state in a store. */
final class OAuthDeployment extends SignedInDeployment {
    private static final Duration STORE_TIMEOUT = Duration.ofMillis(500);

    private final AuthorizationServer server;
    private final Store store;

    private OAuthDeployment(
            Parts parts, SignIn signIn, List<String> moreLines, AuthorizationServer server, Store store) {
        super(parts, signIn, moreLines);
        this.server = server;
        this.store = store;
    }

    static OAuthDeployment open(Parts parts) {
        var hosting = parts.settings().hosting();
        var clock = parts.endpoints().clock();
        var store = Store.open(hosting.store(), clock);
        try {
            var keys = SealKeys.load(hosting.sealKeys(), hosting.store().dataDirectory());
            var server = AuthorizationServer.open(
                    oauthSettings(parts),
                    parts.file(),
                    store.rows(),
                    new SecretSealer(keys.keys()),
                    clock,
                    new SecureRandom(),
                    ctx -> parts.addresses().networkOf(ctx.req()));
            var metadata = new ProtectedResourceMetadata(
                    parts.publicUrl().resource(), List.of(server.issuer()), ScopeVersion.TWO);
            var signIn = new SignIn(
                    server.tokens(),
                    server.accounts(),
                    BearerChallenge.withMetadata(metadata.address(), ScopeVersion.TWO),
                    List.of(metadata, server.routes()),
                    callers(parts));
            var moreLines = new ArrayList<>(List.of("Store: " + store.place() + ".", keys.description() + "."));
            moreLines.addAll(parts.ruleLines());
            var secrets = keys.keys().stream().map(SealKey::key).toList();
            return new OAuthDeployment(parts.hiding(secrets), signIn, moreLines, server, store);
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    private static OAuthSettings oauthSettings(Parts parts) {
        var file = parts.file();
        var policy = parts.addressPolicy(FetchPurpose.IDENTITY_PROVIDER);
        return new OAuthSettings(
                parts.publicUrl(),
                OAuthSettings.Lifetimes.DEFAULT,
                OAuthSettings.Bounds.DEFAULT,
                parts.addressPolicy(FetchPurpose.DOCUMENTS),
                parts.settings().hosting().applications(),
                file.ownAccounts(),
                file.provider() == null
                        ? null
                        : new OidcSignIn.Config(file.provider(), AccessRules.of(file.rules()), policy));
    }

    private static String callers(Parts parts) {
        var callers = new ArrayList<String>();
        var provider = parts.file().provider();
        if (provider != null) {
            callers.add("people of " + provider.issuer() + " for " + parts.accounts());
        }
        if (parts.file().ownAccounts() != null) {
            callers.add("people with credentials of Paigo for their own account");
        }
        return String.join(" and ", callers);
    }

    @Override
    public StoreStatus storeStatus() {
        return store.status(STORE_TIMEOUT);
    }

    @Override
    public void close() {
        super.close();
        server.close();
        store.close();
    }
}
