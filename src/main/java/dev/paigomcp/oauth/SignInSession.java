package dev.paigomcp.oauth;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in under way.
 *
 * @param client the id of the application that asks
 * @param name that it gives itself
 * @param redirect where the answer goes; proved to be the application's
 * @param redirectGiven whether the request named it; then the token request must too
 * @param state to be given back as it came
 * @param challenge of PKCE, by S256
 * @param scopes that are asked for
 * @param refreshes whether the application takes refresh tokens
 * @param browser hash of the secret of the browser that began it
 * @param signedIn whether it is known who sits there; what follows is then set
 * @param shown what he knows himself by
 * @param callers what he may do, by account
 * @param claims of his organisation about him, sealed; empty if he is here by himself
 */
record SignInSession(
        String client,
        String name,
        String redirect,
        boolean redirectGiven,
        @Nullable String state,
        String challenge,
        Set<Scope> scopes,
        boolean refreshes,
        String browser,
        boolean signedIn,
        String shown,
        List<Principal> callers,
        String claims) {
    SignInSession {
        scopes = Set.copyOf(scopes);
        callers = List.copyOf(callers);
    }

    /** The same, now that it is known who sits there; accounts where he may do nothing of what is asked are left out. */
    SignInSession by(String shown, List<Principal> callers, String claims) {
        var useful = callers.stream()
                .filter(caller -> caller.scopes().stream().anyMatch(scopes::contains))
                .toList();
        return new SignInSession(
                client,
                name,
                redirect,
                redirectGiven,
                state,
                challenge,
                scopes,
                refreshes,
                browser,
                true,
                shown,
                useful,
                claims);
    }
}
