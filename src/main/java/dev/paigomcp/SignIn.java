package dev.paigomcp;

import dev.paigomcp.auth.Accounts;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.http.Routes;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a mode knows its callers.
 *
 * @param bearers who has which token
 * @param accounts that those may work on
 * @param metadata where clients learn how to get a token; null when they must have been given one
 * @param routes that clients and people need for it
 * @param words what is told at the start: a few words, then lines
 * @param store a word on whether the store can be reached: none, reachable or unreachable
 * @param end ends what it started
 */
record SignIn(
        TokenVerifier bearers,
        Accounts accounts,
        @Nullable URI metadata,
        List<Routes> routes,
        List<String> words,
        Supplier<String> store,
        Runnable end) {
    SignIn {
        routes = List.copyOf(routes);
        words = List.copyOf(words);
    }

    /** One that keeps nothing. */
    SignIn(TokenVerifier bearers, Accounts accounts, @Nullable URI metadata, List<Routes> routes, String words) {
        this(bearers, accounts, metadata, routes, List.of(words), () -> "none", () -> {});
    }
}
