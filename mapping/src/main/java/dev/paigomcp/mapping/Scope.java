package dev.paigomcp.mapping;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may be allowed to do, as an OAuth scope (RFC 6749, section 3.3). Each tool of the mapping needs one. */
public enum Scope {
    /** Look things up. */
    read,
    /** Add and change what can be mended, and bills and grants nothing. */
    write,
    /** Record what will be billed. */
    usage,
    /** Give or take money's worth, or do what cannot be undone. */
    money;

    /** The prefix of this server's scopes. */
    public static final String PREFIX = "paigo:";

    /** Returns the scope as tokens and challenges carry it, such as {@code paigo:read}. */
    public String text() {
        return PREFIX + name();
    }

    /** Returns the scope that tokens write so, or empty if there is none. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst();
    }
}
