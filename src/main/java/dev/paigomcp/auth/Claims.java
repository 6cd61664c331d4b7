package dev.paigomcp.auth;

import dev.paigomcp.common.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What an identity provider says of a person in a token (RFC 7519, section 4).
 *
 * @param values texts, numbers, booleans, lists and maps of these, by claim name
 */
public record Claims(Map<String, Object> values) {
    /** The claims of a person of whom no identity provider has said anything. */
    public static final Claims NONE = new Claims(Map.of());

    public Claims {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // a claim may be null
    }

    /** Reads what {@link #json} has written. */
    public static Claims parse(String json) {
        return new Claims(Json.MAPPER.readValue(json, new TypeReference<>() {}));
    }

    /** Returns the claims as a JSON object. */
    public String json() {
        return Json.MAPPER.writeValueAsString(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Returns whether a claim is that value, or a list with that value in it.
     *
     * @param path the name of the claim, which may contain dots itself; otherwise dots lead into objects
     */
    public boolean has(String path, String value) {
        return isOrContains(find(values, path), value);
    }

    /** Returns the items of a list, or the words of a text that are separated by blanks; none for any other claim. */
    public List<String> words(String name) {
        var claim = values.get(name);
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return claim instanceof String text ? Arrays.asList(text.split(" ")) : List.of();
    }

    private static @Nullable Object find(Map<?, ?> claims, String path) {
        var found = claims.get(path);
        var dot = path.indexOf('.');
        if (found != null || dot < 0) {
            return found;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, path.substring(dot + 1))
                : null;
    }

    private static boolean isOrContains(@Nullable Object claim, String value) {
        if (claim instanceof Collection<?> list) {
            return list.stream().anyMatch(item -> !(item instanceof Collection) && isOrContains(item, value));
        }
        return claim != null && !(claim instanceof Map) && String.valueOf(claim).equals(value);
    }
}
