package dev.paigomcp.auth;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may be allowed to do, as an OAuth scope (RFC 6749, section 3.3). */
public enum Scope {
    /** Look things up. */
    read,
    /** Add and change what can be mended. */
    write,
    /** Give or take money's worth, or do what cannot be undone. */
    money;

    /** What the scopes of this server begin with; others are others'. */
    public static final String PREFIX = "paigo:";

    /** As it is written in tokens and challenges. */
    public String text() {
        return PREFIX + name();
    }

    /** The scope written so, if there is one. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst();
    }
}
