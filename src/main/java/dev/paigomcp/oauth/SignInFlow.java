package dev.paigomcp.oauth;

import dev.paigomcp.common.Secret;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.signin.PaigoCredentialSignIn;
import dev.paigomcp.signin.SignInRefused;
import dev.paigomcp.signin.SignedInUser;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signing in, from the application's question to the consent page. */
final class SignInFlow {
    static final String CLAIMS = "grant-claims";

    private final OAuthEndpoints place;
    private final BrowserBinding browsers;
    private final RandomTokens opaque;
    private final JsonStore<SignInSession> pendings;
    private final SecretSealer seals;
    private final Clock clock;
    private final Duration lifetime;
    private final Function<Context, String> addresses;
    private final @Nullable PaigoCredentialSignIn own;
    private final @Nullable OidcSignIn company;

    SignInFlow(
            OAuthEndpoints place,
            BrowserBinding browsers,
            RandomTokens opaque,
            KeyValueStore records,
            SecretSealer seals,
            Clock clock,
            Duration lifetime,
            Function<Context, String> addresses,
            @Nullable PaigoCredentialSignIn own,
            @Nullable OidcSignIn company) {
        this.place = place;
        this.browsers = browsers;
        this.opaque = opaque;
        this.pendings = new JsonStore<>(records, "sign-in", SignInSession.class);
        this.seals = seals;
        this.clock = clock;
        this.lifetime = lifetime;
        this.addresses = addresses;
        this.own = own;
        this.company = company;
    }

    /** A sign-in that was found, and that belongs to the browser that asks. */
    record Mine(String id, JsonStore.Versioned<SignInSession> held, String secret) {
        SignInSession pending() {
            return held.value();
        }

        String token() {
            return BrowserBinding.token(secret, id);
        }
    }

    String browser(Context ctx) {
        return browsers.begin(ctx);
    }

    void begin(Context ctx, SignInSession pending) {
        var id = opaque.get();
        pendings.put(id, "", pending, clock.instant().plus(lifetime));
        if (own == null) {
            OAuthResponses.redirect(ctx, place.url(OAuthEndpoints.COMPANY) + "?request=" + id);
        } else {
            var secret = browsers.begin(ctx);
            page(id, BrowserBinding.token(secret, id), pending).write(ctx);
        }
    }

    private SignInPage page(String id, String token, SignInSession pending) {
        return new SignInPage(
                id, token, pending, own == null ? null : own.environment(), company == null ? null : company.name());
    }

    /** {@code GET /oauth/company}: off to the identity provider. */
    void toCompany(Context ctx) {
        page(ctx, () -> {
            var mine = mine(ctx, OAuthRequestBody.parameters(ctx.req().getQueryString()));
            if (company == null) {
                throw OAuthError.request("Nobody signs in here at an organisation");
            }
            var url = company.ask(mine.id(), addresses.apply(ctx), mine.held().expires());
            OAuthResponses.redirect(ctx, url.toString());
        });
    }

    /** {@code GET /oauth/callback}: back from the identity provider. */
    void fromCompany(Context ctx) {
        page(ctx, () -> {
            if (company == null) {
                throw OAuthError.request("Nobody signs in here at an organisation");
            }
            var answered =
                    company.answered(OAuthRequestBody.parameters(ctx.req().getQueryString()));
            // Whoever brings the answer must be who asked: else a stranger could have him work on the stranger's
            // account.
            var mine = mine(ctx, Map.of("request", List.of(answered.request())));
            signedIn(ctx, mine, company.prove(answered));
        });
    }

    /** {@code POST /oauth/own}: the credentials of a Paigo account. */
    void own(Context ctx) {
        page(ctx, () -> {
            var form = OAuthRequestBody.form(ctx);
            var mine = mine(ctx, form);
            checkToken(mine, form);
            if (own == null) {
                throw OAuthError.request("Nobody signs in here with credentials of Paigo");
            }
            var id = said(form, "client_id");
            var name = said(form, "name");
            try {
                signedIn(ctx, mine, own.prove(id, new Secret(said(form, "client_secret")), name, addresses.apply(ctx)));
            } catch (SignInRefused e) {
                OAuthResponses.waiting(ctx, e.pause());
                page(mine.id(), mine.token(), mine.pending())
                        .again(e.status(), e.words(), id, name)
                        .write(ctx);
            }
        });
    }

    private static String said(Map<String, List<String>> form, String field) {
        var value = OAuthRequestBody.one(form, field);
        return value == null ? "" : value.strip();
    }

    private void signedIn(Context ctx, Mine mine, SignedInUser who) throws OAuthError {
        var claims =
                who.claims().isEmpty() ? "" : seals.seal(new Secret(who.claims().json()), CLAIMS);
        var after = mine.pending().by(who.shown(), who.principals(), claims);
        if (after.callers().isEmpty()) {
            throw new OAuthError(
                    403,
                    "access_denied",
                    "You are signed in, but what the application asks for is more than you may do on any account:"
                            + " ask whoever runs this server");
        }
        if (!pendings.replace(mine.held(), after, mine.held().expires())) {
            throw gone();
        }
        OAuthResponses.redirect(ctx, place.url(OAuthEndpoints.CONSENT) + "?request=" + mine.id());
    }

    /** The sign-in that the parameters name, if this is the browser that began it. */
    Mine mine(Context ctx, Map<String, List<String>> parameters) throws OAuthError {
        var id = OAuthRequestBody.one(parameters, "request");
        var secret = browsers.of(ctx);
        if (id == null || secret.isEmpty()) {
            throw gone();
        }
        var held = pendings.find(id)
                .filter(one -> RandomTokens.isSame(one.value().browser(), RandomTokens.hash(secret.get())))
                .orElseThrow(SignInFlow::gone);
        return new Mine(id, held, secret.get());
    }

    /** That the form came from a page of this sign-in, not from one of another site. */
    static void checkToken(Mine mine, Map<String, List<String>> form) throws OAuthError {
        var token = OAuthRequestBody.one(form, "token");
        if (token == null || !BrowserBinding.isToken(token, mine.secret(), mine.id())) {
            throw new OAuthError(403, "access_denied", "This form was not sent from the page that it belongs to");
        }
    }

    /** Ends it: of all who decide, one does. */
    boolean end(Mine mine) {
        return pendings.take(mine.id()).isPresent();
    }

    static OAuthError gone() {
        return new OAuthError(
                400,
                "invalid_request",
                "This sign-in has ended, was begun in another browser, or cookies are off."
                        + " Go back to the application and connect once more.");
    }

    /** What answers with a page. */
    interface Step {
        void take() throws OAuthError, SignInRefused;
    }

    static void page(Context ctx, Step step) {
        try {
            step.take();
        } catch (OAuthError e) {
            OAuthResponses.waiting(ctx, e.pause());
            ErrorPage.of(e.status(), "This did not work", e.words()).write(ctx);
        } catch (SignInRefused e) {
            OAuthResponses.waiting(ctx, e.pause());
            ErrorPage.of(e.status(), "You are not signed in", e.words()).write(ctx);
        }
    }
}
