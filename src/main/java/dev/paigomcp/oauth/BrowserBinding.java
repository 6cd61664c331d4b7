package dev.paigomcp.oauth;

import dev.paigomcp.secrets.RandomTokens;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ties a sign-in to the browser that began it, by a cookie that no script and no other site can read or set, and each
 * form to the page that it was on.
 */
final class BrowserBinding {
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{" + RandomTokens.LENGTH + "}");
    private static final String NAME = "paigo-sign-in";

    private final RandomTokens opaque;
    private final boolean secure;
    private final String cookie;

    BrowserBinding(RandomTokens opaque, boolean secure) {
        this.opaque = opaque;
        this.secure = secure;
        this.cookie = (secure ? "__Host-" : "") + NAME;
    }

    /** The browser's secret; a new one is set when it has none. Several sign-ins at once share it. */
    String begin(Context ctx) {
        var there = Optional.ofNullable(ctx.<String>attribute(cookie)).or(() -> of(ctx));
        if (there.isPresent()) {
            return there.get();
        }
        var fresh = opaque.get();
        ctx.attribute(cookie, fresh);
        // Lax: the cookie must come along when an identity provider, or an application, sends the browser here.
        ctx.res()
                .addHeader(
                        "Set-Cookie",
                        cookie + "=" + fresh + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
        return fresh;
    }

    Optional<String> of(Context ctx) {
        return Optional.ofNullable(ctx.cookie(cookie))
                .filter(value -> VALUE.matcher(value).matches());
    }

    /** What a form of a request must bring with it from this browser. */
    static String token(String secret, String request) {
        return RandomTokens.hash("form " + request + " " + secret);
    }

    static boolean isToken(String given, String secret, String request) {
        return RandomTokens.isSame(token(secret, request), given);
    }
}
