package dev.paigomcp.config;

/** Who may call the server, and how it identifies them. */
public enum Mode {
    /** Programs on this machine, without signing in. They work on the one account in the settings. */
    local,
    /** Callers with one of the tokens listed in the accounts file. */
    tokens,
    /** Callers who have signed in at this server. */
    oauth,
    /** Callers with a token from an organisation's identity provider. */
    external
}
