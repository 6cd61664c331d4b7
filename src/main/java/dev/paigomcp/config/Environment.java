package dev.paigomcp.config;

/** Which Paigo is behind the server. */
public enum Environment {
    /** Real customers and real money. */
    production,
    /** Paigo's own sandbox, told from production by its credentials alone. */
    sandbox,
    /** The stand-in that comes with this program; it never reaches Paigo. */
    demo
}
