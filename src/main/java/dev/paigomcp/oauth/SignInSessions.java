package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.limits.Networks;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.SignedInUser;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sign-ins under way, each for the browser that began it. Thread-safe. */
final class SignInSessions {
    /** How many make room at once for the next ones. */
    private static final int REMOVED_AT_ONCE = 10;
    /** The owner of sessions in which somebody has signed in: none, so that they never make room for others. */
    private static final String SIGNED_IN = "";

    private final BrowserBinding browsers;
    private final RandomTokens random;
    private final JsonStore<SignInSession> sessions;
    private final SecretSealer sealer;
    private final Clock clock;
    private final Duration lifetime;
    private final int maxPending;

    SignInSessions(
            BrowserBinding browsers,
            RandomTokens random,
            KeyValueStore rows,
            SecretSealer sealer,
            Clock clock,
            OAuthSettings settings) {
        this.browsers = browsers;
        this.random = random;
        this.sessions = new JsonStore<>(rows, "sign-in", SignInSession.class);
        this.sealer = sealer;
        this.clock = clock;
        this.lifetime = settings.lifetimes().signIn();
        this.maxPending = settings.bounds().pendingSignIns();
    }

    /**
     * A session together with the browser that it belongs to.
     *
     * @param browser the secret of the browser
     */
    record Bound(String id, JsonStore.Versioned<SignInSession> stored, String browser) {
        AccessRequest request() {
            return stored.value().begun().request();
        }

        /** Returns the session, in which somebody must have signed in. */
        SignInSession.SignedIn signedIn() throws OAuthError {
            return stored.value().signedIn().orElseThrow(SignInSessions::gone);
        }

        Instant expires() {
            return stored.expires();
        }

        /** Returns what each form of the session brings along. */
        String formToken() {
            return BrowserBinding.token(browser, id);
        }

        /** Refuses a form that did not come from a page of the session but from another site. */
        void checkForm(Map<String, List<String>> form) throws OAuthError {
            var token = OAuthRequestBody.one(form, "token");
            if (token == null || !BrowserBinding.isToken(token, browser, id)) {
                throw new OAuthError(403, "access_denied", "This form was not sent from the page that it belongs to");
            }
        }
    }

    /** Returns the secret of the browser, which is given one unless it has one. */
    String browser(Context ctx) {
        return browsers.ensureSecret(ctx);
    }

    /**
     * Begins a sign-in. Until somebody has signed in it belongs to the network that it came from, whose sign-ins make
     * room for others if it has the most.
     *
     * @param address that the browser comes from
     */
    Bound begin(AccessRequest request, String browser, String address) {
        if (sessions.count() >= maxPending) {
            sessions.removeOfLargestOwner(REMOVED_AT_ONCE);
        }
        var id = random.get();
        var network = RandomTokens.hash(Networks.around(address));
        var session = new SignInSession.Begun(request, RandomTokens.hash(browser));
        return new Bound(id, sessions.put(id, network, session, clock.instant().plus(lifetime)), browser);
    }

    /** Returns the session with that id, which the browser must have begun. */
    Bound find(Context ctx, @Nullable String id) throws OAuthError {
        var browser = browsers.findSecret(ctx);
        if (id == null || browser.isEmpty()) {
            throw gone();
        }
        var hash = RandomTokens.hash(browser.get());
        var stored = sessions.find(id)
                .filter(found -> RandomTokens.isSame(found.value().begun().browser(), hash))
                .orElseThrow(SignInSessions::gone);
        return new Bound(id, stored, browser.get());
    }

    /** Records who has signed in. They must be able to do something of what the application asks for. */
    void signIn(Bound session, SignedInUser user) throws OAuthError {
        var after = session.stored().value().signIn(user, Grant.SealedClaims.seal(user.claims(), sealer));
        if (after.principals().isEmpty()) {
            throw new OAuthError(
                    403,
                    "access_denied",
                    "You are signed in, but what the application asks for is more than you may do on any account:"
                            + " ask whoever runs this server");
        }
        if (!sessions.replace(session.stored(), SIGNED_IN, after, session.expires())) {
            throw gone();
        }
    }

    /** Ends the session. Of all who decide in it at once, one does; the others are told that it has ended. */
    void end(Bound session) throws OAuthError {
        if (sessions.take(session.id()).isEmpty()) {
            throw gone();
        }
    }

    static OAuthError gone() {
        return OAuthError.invalidRequest("This sign-in has ended, was begun in another browser, or cookies are off."
                + " Go back to the application and connect once more.");
    }
}
