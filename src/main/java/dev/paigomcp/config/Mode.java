package dev.paigomcp.config;

/** Who may call, and how this server knows him. */
public enum Mode {
    /** Programs of this machine, without signing in, on the one account of the settings. */
    local,
    /** Whoever has one of the tokens that the accounts file lists. */
    tokens,
    /** Whoever has signed in at this server. */
    oauth,
    /** Whoever has a token of an organisation's identity provider. */
    external
}
