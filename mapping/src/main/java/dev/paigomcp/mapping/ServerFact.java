package dev.paigomcp.mapping;

/** A fact of the server that a result may show. */
public enum ServerFact {
    ENVIRONMENT("environment"),
    WRITES_ALLOWED("writesAllowed"),
    SERVER_TIME("serverTime"),
    SERVER_VERSION("serverVersion"),
    /** What the caller may do: all where nobody signs in. */
    SCOPES("scopes"),
    /** The account whose tools these are; shown only where people sign in, as is the next. */
    ACCOUNT_ID("accountId"),
    ACCOUNT_NAME("accountName");

    private final String word;

    ServerFact(String word) {
        this.word = word;
    }

    /** Returns the fact that the mapping writes so. */
    static ServerFact of(String word) {
        for (var fact : values()) {
            if (fact.word.equals(word)) {
                return fact;
            }
        }
        throw new IllegalStateException("there is no fact \"" + word + "\"");
    }

    /** Returns the fact as the mapping writes it, which is its name in a result. */
    @Override
    public String toString() {
        return word;
    }
}
