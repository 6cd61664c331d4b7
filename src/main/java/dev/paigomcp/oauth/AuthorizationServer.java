package dev.paigomcp.oauth;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Accounts;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.http.auth.Routes;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.signin.PaigoCredentialSignIn;
import dev.paigomcp.store.KeyValueStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The built-in authorization server (MCP, Authorization; OAuth 2.1): an application is registered or describes itself,
 * somebody signs in and consents, and the application gets tokens that are good for this server alone. All state is in
 * the store, so that what begins at one replica ends at another. Thread-safe.
 */
public final class AuthorizationServer implements Routes, TokenVerifier, AutoCloseable {
    private static final Set<String> OPEN = Set.of(
            OAuthEndpoints.METADATA,
            OAuthEndpoints.METADATA + PublicUrl.MCP_PATH,
            OAuthEndpoints.TOKEN,
            OAuthEndpoints.REVOKE,
            OAuthEndpoints.REGISTER);

    private final OAuthEndpoints place;
    private final @Nullable PaigoCredentialSignIn own;
    private final @Nullable OidcSignIn company;
    private final Accounts configured;
    private final SecretSealer seals;
    private final ClientMetadataDocuments documents;
    private final Grants grants;
    private final ServerMetadataRoute metadata;
    private final RegisterRoute register;
    private final AuthorizeRoute authorize;
    private final SignInFlow signIns;
    private final ConsentRoute consent;
    private final TokenRoute tokens;

    /**
     * @param configured the accounts that sign-in at an organisation may lead to
     * @param addresses tells the address that a request comes from, for limits
     */
    public AuthorizationServer(
            OAuthSettings settings,
            Accounts configured,
            KeyValueStore records,
            SecretSealer seals,
            Clock clock,
            SecureRandom random,
            Function<Context, String> addresses) {
        this.place = new OAuthEndpoints(settings.publicUrl());
        var opaque = new RandomTokens(random);
        var lifetimes = settings.lifetimes();
        this.configured = configured;
        this.seals = seals;
        this.own = settings.own() == null
                ? null
                : new PaigoCredentialSignIn(
                        settings.own(), records, seals, clock, lifetimes.grant().plus(lifetimes.signIn()));
        this.company = settings.company() == null
                ? null
                : new OidcSignIn(settings.company(), place.url(OAuthEndpoints.CALLBACK), records, seals, clock, opaque);
        this.documents = new ClientMetadataDocuments(settings.documents(), clock);
        var clients = new ClientRegistry(records, documents, lifetimes, clock, opaque);
        this.grants = new Grants(records, place.resource(), lifetimes, clock, opaque, this::admitted);
        this.signIns = new SignInFlow(
                place,
                new BrowserBinding(opaque, place.isSecure()),
                opaque,
                records,
                seals,
                clock,
                lifetimes.signIn(),
                addresses,
                own,
                company);
        this.metadata = new ServerMetadataRoute(place);
        this.register = new RegisterRoute(clients, addresses);
        this.authorize = new AuthorizeRoute(place, clients, signIns, addresses);
        this.consent = new ConsentRoute(place, signIns, accounts(), grants);
        this.tokens = new TokenRoute(place, clients, grants);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(OAuthEndpoints.METADATA, OAuthResponses.open(metadata::handle));
        routes.get(OAuthEndpoints.METADATA + PublicUrl.MCP_PATH, OAuthResponses.open(metadata::handle));
        routes.post(OAuthEndpoints.REGISTER, OAuthResponses.open(register::handle));
        routes.post(OAuthEndpoints.TOKEN, OAuthResponses.open(tokens::token));
        routes.post(OAuthEndpoints.REVOKE, OAuthResponses.open(tokens::revoke));
        OPEN.forEach(path -> routes.options(path, OAuthResponses::preflight));
        routes.get(OAuthEndpoints.AUTHORIZE, authorize::handle);
        routes.post(OAuthEndpoints.OWN, signIns::own);
        routes.get(OAuthEndpoints.COMPANY, signIns::toCompany);
        routes.get(OAuthEndpoints.CALLBACK, signIns::fromCompany);
        routes.get(OAuthEndpoints.CONSENT, consent::show);
        routes.post(OAuthEndpoints.CONSENT, consent::decide);
    }

    @Override
    public Set<String> openPaths() {
        return OPEN;
    }

    @Override
    public Optional<Principal> verify(String token) {
        return grants.verify(token);
    }

    /** Its issuer identifier (RFC 8414, section 2). */
    public URI issuer() {
        return URI.create(place.issuer());
    }

    /** All accounts that a token can lead to: those of people who signed in by themselves, and the configured ones. */
    public Accounts accounts() {
        return id -> ownAccount(id).or(() -> configured.find(id));
    }

    private Optional<Account> ownAccount(String id) {
        return own == null ? Optional.empty() : own.find(id);
    }

    /** Rules change while a grant lives: whoever came by them has, from now on, what they give him now. */
    private Set<Scope> admitted(Grant grant) {
        if (grant.claims().isEmpty()) {
            return grant.scopes();
        }
        var claims = seals.open(grant.claims(), SignInFlow.CLAIMS);
        var callers = company == null || claims.isEmpty()
                ? List.<Principal>of()
                : company.admitAgain(
                        grant.principal(), Claims.parse(claims.get().reveal()));
        return callers.stream()
                .filter(caller -> caller.account().equals(grant.account()))
                .findFirst()
                .map(Principal::scopes)
                .orElse(Set.of());
    }

    @Override
    public void close() {
        documents.close();
        if (company != null) {
            company.close();
        }
    }
}
