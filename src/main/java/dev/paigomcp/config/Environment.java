package dev.paigomcp.config;

/** The Paigo that the server works with. */
public enum Environment {
    /** Real customers and real money. */
    production,
    /** Paigo's own sandbox. It has the addresses of production; only the credentials differ. */
    sandbox,
    /** The stand-in that comes with this program. It never reaches Paigo. */
    demo
}
