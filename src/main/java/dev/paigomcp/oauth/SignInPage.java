package dev.paigomcp.oauth;

import dev.paigomcp.config.Environment;
import dev.paigomcp.html.Html;
import dev.paigomcp.html.Page;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * The page where a person chooses how to sign in.
 *
 * @param session the id of the session
 * @param token that the form brings along
 * @param clientName of the application, by its own account
 * @param own which Paigo's credentials are taken; null if none are
 * @param company the name of the identity provider; null if there is none
 */
record SignInPage(
        String session,
        String token,
        String clientName,
        @Nullable Environment own,
        @Nullable String company) {
    void write(Context ctx) {
        again(200, "", "", "").write(ctx);
    }

    /** Returns the page with what went wrong, and what was typed except for the secret. */
    Page again(int status, String trouble, String clientId, String name) {
        var body = Html.of(
                """
                <h1>Sign in to connect {}</h1>
                <p class="soft">The application gets no password and no secret. On the next page you see what it asks for,\
                 and decide.</p>
                {}{}{}{}
                """,
                clientName,
                trouble.isEmpty() ? Html.NOTHING : Html.of("<p class=\"alert\" role=\"alert\">{}</p>", trouble),
                company == null ? Html.NOTHING : companyLink(company),
                company == null || own == null
                        ? Html.NOTHING
                        : Html.of("<p class=\"or\">or with a Paigo account of your own</p>"),
                own == null ? Html.NOTHING : ownForm(own, clientId, name));
        return new Page(status, "Sign in", body);
    }

    private Html companyLink(String provider) {
        return Html.of("""
            <div class="actions"><a class="button" href="company?request={}">Continue at {}</a></div>
            """, session, provider);
    }

    private Html ownForm(Environment environment, String clientId, String name) {
        return Html.of("""
            <form method="post" action="own" autocomplete="off">
            <input type="hidden" name="request" value="{}">
            <input type="hidden" name="token" value="{}">
            <label class="field"><span>Paigo client id</span>
            <input name="client_id" value="{}" required maxlength="500" autocapitalize="none" spellcheck="false"></label>
            <label class="field"><span>Paigo client secret</span>
            <input name="client_secret" type="password" required maxlength="500" autocomplete="off"></label>
            <label class="field"><span>Name of the business (if you like)</span>
            <input name="name" value="{}" maxlength="80"></label>
            <p class="soft">They must belong to {}, which this server cannot tell by itself. They are proved at Paigo and kept here encrypted.</p>
            <div class="actions"><button class="button" type="submit">Sign in</button></div>
            </form>
            """, session, token, clientId, name, words(environment));
    }

    private static String words(Environment environment) {
        return switch (environment) {
            case production -> "PRODUCTION, where money is real";
            case sandbox -> "Paigo's sandbox";
            case demo -> "the demo";
        };
    }
}
