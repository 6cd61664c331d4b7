package dev.paigomcp.mapping;

import java.util.Locale;

/** What a tool does to the account. */
public enum Effect {
    /** Looks something up. */
    READ(Scope.read),
    /** Adds or changes what can be mended. */
    WRITE(Scope.write),
    /** Gives or takes money's worth. */
    MONEY(Scope.money),
    /** Does what cannot be undone. */
    DESTRUCTIVE(Scope.money);

    private final Scope scope;

    Effect(Scope scope) {
        this.scope = scope;
    }

    /** Returns the effect that the mapping writes so. */
    static Effect of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns whether nothing is changed. */
    public boolean isRead() {
        return this == READ;
    }

    /** Returns the right that a caller needs unless the mapping names another one. */
    public Scope scope() {
        return scope;
    }

    /** Returns the effect as the mapping writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
