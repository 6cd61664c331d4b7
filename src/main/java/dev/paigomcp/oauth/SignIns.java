package dev.paigomcp.oauth;

import dev.paigomcp.common.Secret;
import dev.paigomcp.fetch.RandomTokens;
import dev.paigomcp.secrets.Seals;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.signin.PaigoCredentialSignIn;
import dev.paigomcp.signin.SignInRefused;
import dev.paigomcp.signin.SignedInUser;
import dev.paigomcp.store.KeyValueStore;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signing in, from the application's question to the consent page. */
final class SignIns {
    static final String CLAIMS = "grant-claims";

    private final Place place;
    private final Browser browsers;
    private final RandomTokens opaque;
    private final Kept<Pending> pendings;
    private final Seals seals;
    private final Clock clock;
    private final Duration lifetime;
    private final Function<Context, String> addresses;
    private final @Nullable PaigoCredentialSignIn own;
    private final @Nullable OidcSignIn company;

    SignIns(
            Place place,
            Browser browsers,
            RandomTokens opaque,
            KeyValueStore records,
            Seals seals,
            Clock clock,
            Duration lifetime,
            Function<Context, String> addresses,
            @Nullable PaigoCredentialSignIn own,
            @Nullable OidcSignIn company) {
        this.place = place;
        this.browsers = browsers;
        this.opaque = opaque;
        this.pendings = new Kept<>(records, "sign-in", Pending.class);
        this.seals = seals;
        this.clock = clock;
        this.lifetime = lifetime;
        this.addresses = addresses;
        this.own = own;
        this.company = company;
    }

    /** A sign-in that was found, and that belongs to the browser that asks. */
    record Mine(String id, Kept.Held<Pending> held, String secret) {
        Pending pending() {
            return held.value();
        }

        String token() {
            return Browser.token(secret, id);
        }
    }

    String browser(Context ctx) {
        return browsers.begin(ctx);
    }

    void begin(Context ctx, Pending pending) {
        var id = opaque.next();
        pendings.put(id, "", pending, clock.instant().plus(lifetime));
        if (own == null) {
            Answers.redirect(ctx, place.url(Place.COMPANY) + "?request=" + id);
        } else {
            var secret = browsers.begin(ctx);
            page(id, Browser.token(secret, id), pending).write(ctx);
        }
    }

    private SignInPage page(String id, String token, Pending pending) {
        return new SignInPage(
                id, token, pending, own == null ? null : own.environment(), company == null ? null : company.name());
    }

    /** {@code GET /oauth/company}: off to the identity provider. */
    void toCompany(Context ctx) {
        page(ctx, () -> {
            var mine = mine(ctx, Bodies.parameters(ctx.req().getQueryString()));
            if (company == null) {
                throw Refused.request("Nobody signs in here at an organisation");
            }
            var url = company.ask(
                    mine.id(), addresses.apply(ctx), mine.held().entry().expires());
            Answers.redirect(ctx, url.toString());
        });
    }

    /** {@code GET /oauth/callback}: back from the identity provider. */
    void fromCompany(Context ctx) {
        page(ctx, () -> {
            if (company == null) {
                throw Refused.request("Nobody signs in here at an organisation");
            }
            var answered = company.answered(Bodies.parameters(ctx.req().getQueryString()));
            // Whoever brings the answer must be who asked: else a stranger could have him work on the stranger's
            // account.
            var mine = mine(ctx, Map.of("request", List.of(answered.request())));
            signedIn(ctx, mine, company.prove(answered));
        });
    }

    /** {@code POST /oauth/own}: the credentials of a Paigo account. */
    void own(Context ctx) {
        page(ctx, () -> {
            var form = Bodies.form(ctx);
            var mine = mine(ctx, form);
            checkToken(mine, form);
            if (own == null) {
                throw Refused.request("Nobody signs in here with credentials of Paigo");
            }
            var id = said(form, "client_id");
            var name = said(form, "name");
            try {
                signedIn(ctx, mine, own.prove(id, new Secret(said(form, "client_secret")), name, addresses.apply(ctx)));
            } catch (SignInRefused e) {
                Answers.waiting(ctx, e.pause());
                page(mine.id(), mine.token(), mine.pending())
                        .again(e.status(), e.words(), id, name)
                        .write(ctx);
            }
        });
    }

    private static String said(Map<String, List<String>> form, String field) {
        var value = Bodies.one(form, field);
        return value == null ? "" : value.strip();
    }

    private void signedIn(Context ctx, Mine mine, SignedInUser who) throws Refused {
        var claims = who.claims().isEmpty() ? "" : seals.seal(new Secret(who.claims()), CLAIMS);
        var after = mine.pending().by(who.shown(), who.callers(), claims);
        if (after.callers().isEmpty()) {
            throw new Refused(
                    403,
                    "access_denied",
                    "You are signed in, but what the application asks for is more than you may do on any account:"
                            + " ask whoever runs this server");
        }
        if (!pendings.replace(mine.held(), after, mine.held().entry().expires())) {
            throw gone();
        }
        Answers.redirect(ctx, place.url(Place.CONSENT) + "?request=" + mine.id());
    }

    /** The sign-in that the parameters name, if this is the browser that began it. */
    Mine mine(Context ctx, Map<String, List<String>> parameters) throws Refused {
        var id = Bodies.one(parameters, "request");
        var secret = browsers.of(ctx);
        if (id == null || secret.isEmpty()) {
            throw gone();
        }
        var held = pendings.find(id)
                .filter(one -> RandomTokens.same(one.value().browser(), RandomTokens.hash(secret.get())))
                .orElseThrow(SignIns::gone);
        return new Mine(id, held, secret.get());
    }

    /** That the form came from a page of this sign-in, not from one of another site. */
    static void checkToken(Mine mine, Map<String, List<String>> form) throws Refused {
        var token = Bodies.one(form, "token");
        if (token == null || !Browser.isToken(token, mine.secret(), mine.id())) {
            throw new Refused(403, "access_denied", "This form was not sent from the page that it belongs to");
        }
    }

    /** Ends it: of all who decide, one does. */
    boolean end(Mine mine) {
        return pendings.take(mine.id()).isPresent();
    }

    static Refused gone() {
        return new Refused(
                400,
                "invalid_request",
                "This sign-in has ended, was begun in another browser, or cookies are off."
                        + " Go back to the application and connect once more.");
    }

    /** What answers with a page. */
    interface Step {
        void take() throws Refused, SignInRefused;
    }

    static void page(Context ctx, Step step) {
        try {
            step.take();
        } catch (Refused e) {
            Answers.waiting(ctx, e.pause());
            TroublePage.of(e.status(), "This did not work", e.words()).write(ctx);
        } catch (SignInRefused e) {
            Answers.waiting(ctx, e.pause());
            TroublePage.of(e.status(), "You are not signed in", e.words()).write(ctx);
        }
    }
}
