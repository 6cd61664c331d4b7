package dev.paigomcp.oauth;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.http.auth.Routes;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.signin.PaigoCredentialSignIn;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import io.javalin.http.Context;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;

/**
 * The built-in authorization server (OAuth 2.1, as MCP asks for it): an application registers or describes itself, a
 * person signs in and consents, and the application gets tokens that are good for this server only.
 *
 * <p>A sign-in is a session in the store. It is begun by the request of an application, is bound to the browser by a
 * cookie, and is replaced by a session that knows the person once they have proved who they are, at an identity
 * provider or with Paigo credentials. The consent page ends it. At the identity provider this server is a client
 * itself, so that two authorization code flows are nested, one inside the other.
 *
 * <p>A consent becomes a grant, and everything issued for it (the code, access tokens, refresh tokens) refers to it and
 * is good only as long as it is there. To revoke is therefore to remove one row. The claims by which a person was let
 * in are kept with the grant, sealed, and are held against the rules of the day at each refresh: whoever loses a right
 * loses it within the life of an access token.
 *
 * <p>All state is in the store and every step is one atomic change of a row, so that what begins at one replica ends at
 * another, and of two that use the same code or session at once one wins. Codes, tokens and the secrets of clients and
 * browsers are stored by their hash only, Paigo credentials and claims are sealed. Caches hold nothing for longer than
 * a few seconds except metadata documents of applications.
 *
 * <p>This class only puts the parts together; {@link OAuthRoutes} lists them by address. Thread-safe.
 */
public final class AuthorizationServer implements AutoCloseable {
    private final URI issuer;
    private final Routes routes;
    private final TokenVerifier tokens;
    private final Account.Directory accounts;
    private final SignInMethods methods;
    private final ClientMetadataDocuments documents;

    private AuthorizationServer(
            OAuthEndpoints endpoints,
            Routes routes,
            TokenVerifier tokens,
            Account.Directory accounts,
            SignInMethods methods,
            ClientMetadataDocuments documents) {
        this.issuer = URI.create(endpoints.issuer());
        this.routes = routes;
        this.tokens = tokens;
        this.accounts = accounts;
        this.methods = methods;
        this.documents = documents;
    }

    /**
     * Puts an authorization server together.
     *
     * @param configured the accounts that sign-in at an organisation may lead to
     * @param addresses tells which address a request comes from, for limits
     */
    public static AuthorizationServer open(
            OAuthSettings settings,
            Account.Directory configured,
            KeyValueStore rows,
            SecretSealer sealer,
            Clock clock,
            SecureRandom secureRandom,
            Function<Context, String> addresses) {
        var endpoints = new OAuthEndpoints(settings.publicUrl());
        var resource = endpoints.resource();
        var lifetimes = settings.lifetimes();
        var random = new RandomTokens(secureRandom);

        var methods = methods(settings, endpoints, rows, sealer, clock, random);
        Account.Directory accounts = id -> methods.ownAccount(id).or(() -> configured.find(id));
        var redirects = new RedirectRules(settings.applications());
        var documents = new ClientMetadataDocuments(settings.documents(), redirects, clock);
        var clients = new ClientRegistry(rows, documents, settings, clock, random);

        var grantRows = new JsonStore<>(rows, Grants.KIND, Grant.class);
        var refreshRows = new JsonStore<>(rows, "refresh", RefreshTokens.RefreshToken.class);
        var accessTokens = new AccessTokens(rows, grantRows, resource, clock, random);
        var grants = new Grants(grantRows, accessTokens, refreshRows, resource, lifetimes, clock, random);
        var codes = new AuthorizationCodes(rows, grants, lifetimes, clock, random);
        var refreshTokens = new RefreshTokens(refreshRows, grants, methods, sealer, clock);

        var browsers = new BrowserBinding(random, endpoints.isSecure());
        var sessions = new SignInSessions(browsers, random, rows, sealer, clock, settings);
        var signIn = new SignInRoutes(endpoints, sessions, methods, addresses);
        var routes = new OAuthRoutes(
                new ServerMetadataRoute(endpoints),
                new RegisterRoute(clients, addresses, redirects),
                new AuthorizeRoute(endpoints, clients, sessions, signIn, addresses, settings::isTrusted),
                signIn,
                new ConsentRoute(endpoints, sessions, accounts, codes),
                new TokenRoute(endpoints, clients, grants, codes, refreshTokens));
        return new AuthorizationServer(endpoints, routes, accessTokens, accounts, methods, documents);
    }

    private static SignInMethods methods(
            OAuthSettings settings,
            OAuthEndpoints endpoints,
            KeyValueStore rows,
            SecretSealer sealer,
            Clock clock,
            RandomTokens random) {
        var lifetimes = settings.lifetimes();
        var ownLifetime = lifetimes.ownGrant().plus(lifetimes.signIn()); // an account outlives every grant on it
        var own = settings.own() == null
                ? null
                : new PaigoCredentialSignIn(settings.own(), rows, sealer, clock, ownLifetime);
        var callback = endpoints.url(OAuthEndpoints.CALLBACK);
        var company = settings.company() == null
                ? null
                : new OidcSignIn(settings.company(), callback, rows, sealer, clock, random);
        return new SignInMethods(own, company, sealer);
    }

    /** Returns the issuer identifier (RFC 8414, section 2). */
    public URI issuer() {
        return issuer;
    }

    /** Returns the addresses that applications and browsers call. */
    public Routes routes() {
        return routes;
    }

    /** Returns what verifies the access tokens that are issued here. */
    public TokenVerifier tokens() {
        return tokens;
    }

    /** Returns all accounts that a token can lead to: the configured ones, and those that people bring. */
    public Account.Directory accounts() {
        return accounts;
    }

    @Override
    public void close() {
        documents.close();
        methods.close();
    }
}
