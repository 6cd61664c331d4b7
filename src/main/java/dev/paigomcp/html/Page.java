package dev.paigomcp.html;

import dev.paigomcp.common.Sha256;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * A page for a person. It needs no script and nothing from elsewhere.
 *
 * @param title for the tab of the browser
 * @param leadsAway whether a redirect to another place may answer its form. Browsers hold every hop after a form against
 *     the policy of the page, and nobody knows where the address of an application leads on to
 */
public record Page(int status, String title, Html body, boolean leadsAway) {
    private static final String CSS = css();
    /** The style is allowed by its digest (CSP level 3, section 2.3.1), so that no other one works that is slipped in. */
    private static final String CSS_SOURCE = "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(CSS)) + "'";

    /** A page whose forms lead nowhere else. */
    public Page(int status, String title, Html body) {
        this(status, title, body, false);
    }

    /** Answers with the page and the headers that keep it from being used against the person. */
    public void write(Context ctx) {
        ctx.status(status);
        ctx.header("Content-Type", "text/html; charset=utf-8");
        ctx.header("Cache-Control", "no-store");
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + CSS_SOURCE + (leadsAway ? "" : "; form-action 'self'")
                        + "; frame-ancestors 'none'; base-uri 'none'");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin"); // with less, forms would say that their origin is null
        ctx.result(document().getBytes(StandardCharsets.UTF_8));
    }

    private String document() {
        return Html.of("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{}</title>
            """, title)
                + "<style>" + CSS + "</style>\n</head>\n<body>\n<main>\n" + body + "\n</main>\n</body>\n</html>\n";
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("page.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
