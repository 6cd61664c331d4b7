package dev.paigomcp.oauth;

import dev.paigomcp.html.Html;
import dev.paigomcp.html.Page;

/** Tells a person what went wrong and what to do. */
final class ErrorPage {
    private ErrorPage() {}

    static Page of(int status, String title, String words) {
        return new Page(status, title, Html.of("""
                        <h1>{}</h1>
                        <p class="alert" role="alert">{}</p>
                        <p class="soft">Nothing was allowed. You can close this page.</p>
                        """, title, words));
    }
}
