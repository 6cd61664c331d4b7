package dev.paigomcp.oauth;

import dev.paigomcp.config.Environment;
import dev.paigomcp.html.Html;
import dev.paigomcp.html.Page;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody chooses how to sign in.
 *
 * @param token that its form brings along
 * @param own which Paigo's credentials are taken, if any are
 * @param company the name of the identity provider, if there is one
 */
record SignInPage(
        String request,
        String token,
        SignInSession pending,
        @Nullable Environment own,
        @Nullable String company) {
    void write(Context ctx) {
        again(200, "", "", "").write(ctx);
    }

    /** The same once more, with what went wrong; the secret must be typed again. */
    Page again(int status, String trouble, String clientId, String name) {
        var body = Html.of(
                """
                <h1>Sign in to connect {}</h1>
                <p class="soft">The application gets no password and no secret. On the next page you see what it asks for,\
                 and decide.</p>
                {}{}{}{}
                """,
                pending.name(),
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
                """, request, provider);
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
                """, request, token, clientId, name, words(environment));
    }

    private static String words(Environment environment) {
        return switch (environment) {
            case production -> "PRODUCTION, where money is real";
            case sandbox -> "Paigo's sandbox";
            case demo -> "the demo";
        };
    }
}
