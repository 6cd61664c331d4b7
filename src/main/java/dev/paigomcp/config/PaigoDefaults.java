package dev.paigomcp.config;

import java.net.URI;

/** Where Paigo is, and what its tokens are for, unless something else is said. */
public final class PaigoDefaults {
    public static final URI BASE_URL = URI.create("https://api.prod.paigo.tech");
    public static final URI TOKEN_URL = URI.create("https://auth.paigo.tech/oauth/token");
    public static final String AUDIENCE = "https://qnonyh1pc7.execute-api.us-east-1.amazonaws.com";

    private PaigoDefaults() {}
}
