package dev.paigomcp.html;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A page for a person; it needs no script and nothing from elsewhere.
 *
 * @param title of the page, for its tab
 * @param leadsAway whether its form may be answered by a redirect to another place. Browsers hold every hop after a form
 *     against its policy, and where an application's address leads on to cannot be known
 */
public record Page(int status, String title, Html body, boolean leadsAway) {
    private static final String CSS = css();
    /** A style is let in by its digest (CSP level 3, section 2.3.1), so that none that was slipped in works. */
    private static final String CSS_SOURCE = "'sha256-" + Base64.getEncoder().encodeToString(digest(CSS)) + "'";

    /** A page whose forms lead nowhere else. */
    public Page(int status, String title, Html body) {
        this(status, title, body, false);
    }

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

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
