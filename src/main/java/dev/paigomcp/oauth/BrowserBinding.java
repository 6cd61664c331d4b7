package dev.paigomcp.oauth;

import dev.paigomcp.secrets.RandomTokens;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ties a sign-in to the browser that began it, by a secret in a cookie that no script and no other site can read or
 * set, and each form to the page that it was on.
 */
final class BrowserBinding {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{" + RandomTokens.LENGTH + "}");
    private static final String COOKIE_NAME = "paigo-sign-in";

    private final RandomTokens random;
    private final boolean secure;
    private final String cookie;

    BrowserBinding(RandomTokens random, boolean secure) {
        this.random = random;
        this.secure = secure;
        this.cookie = (secure ? "__Host-" : "") + COOKIE_NAME;
    }

    /** Returns the secret of the browser, which is given one unless it has one. Several sign-ins at once share it. */
    String ensureSecret(Context ctx) {
        var there = findSecret(ctx);
        if (there.isPresent()) {
            return there.get();
        }
        var fresh = random.get();
        // Lax, since the cookie must come along when an identity provider, or an application, sends the browser here.
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        cookie + "=" + fresh + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
        return fresh;
    }

    /** Returns the secret of the browser, if it has one. */
    Optional<String> findSecret(Context ctx) {
        return Optional.ofNullable(ctx.cookie(cookie))
                .filter(value -> SECRET.matcher(value).matches());
    }

    /** Returns what a form of a session must bring along from the browser with that secret. */
    static String token(String secret, String session) {
        return RandomTokens.hash("form " + session + " " + secret);
    }

    static boolean isToken(String given, String secret, String session) {
        return RandomTokens.isSame(token(secret, session), given);
    }
}
