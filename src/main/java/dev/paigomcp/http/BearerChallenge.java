package dev.paigomcp.http;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the header WWW-Authenticate says (RFC 6750, section 3; RFC 9728, section 5.1).
 *
 * @param metadata where a client learns how to get a token; null when it must have been given one
 */
record BearerChallenge(@Nullable URI metadata) {
    /** To one who sent no token. */
    String signIn() {
        return text("", EnumSet.allOf(Scope.class));
    }

    /** To one whose token is not, or no more, good for this server. */
    String invalidToken() {
        return text("error=\"invalid_token\"", EnumSet.allOf(Scope.class));
    }

    /** To one who sent his token in a way that is none. */
    String invalidRequest() {
        return text("error=\"invalid_request\"", EnumSet.allOf(Scope.class));
    }

    /** To one who has not that right; named are also those that he has, so that he keeps them when he signs in again. */
    String insufficientScope(Principal caller, Scope lacking) {
        var all = EnumSet.of(lacking);
        all.addAll(caller.scopes());
        return text("error=\"insufficient_scope\"", all);
    }

    private String text(String error, Set<Scope> scopes) {
        var all = Arrays.stream(Scope.values())
                .filter(scopes::contains)
                .map(Scope::text)
                .collect(Collectors.joining(" "));
        return "Bearer " + (error.isEmpty() ? "" : error + ", ") + "scope=\"" + all + "\""
                + (metadata == null ? "" : ", resource_metadata=\"" + metadata + "\"");
    }
}
