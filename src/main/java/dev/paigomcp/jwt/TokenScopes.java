package dev.paigomcp.jwt;

import dev.paigomcp.mapping.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rights that a token says of itself (RFC 9068, section 2.2.3); some providers write a list, or scp. */
final class TokenScopes {
    private static final String OURS = "paigo:";

    private TokenScopes() {}

    /** Those of the rights that the token names; all of them when it names none of this server's. */
    static Set<Scope> narrowed(Set<Scope> rights, Map<String, Object> claims) {
        var named = Stream.of("scope", "scp")
                .flatMap(claim -> words(claims.get(claim)).stream())
                .filter(word -> word.startsWith(OURS))
                .toList();
        if (named.isEmpty()) {
            return rights;
        }
        var left = EnumSet.noneOf(Scope.class);
        named.forEach(word -> Scope.of(word).filter(rights::contains).ifPresent(left::add));
        return left;
    }

    private static List<String> words(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return claim instanceof String text ? Arrays.asList(text.split(" ")) : List.of();
    }
}
