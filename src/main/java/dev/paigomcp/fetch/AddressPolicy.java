package dev.paigomcp.fetch;

/** Which addresses may be fetched from. */
public enum AddressPolicy {
    /** By https, from public addresses alone. */
    INTERNET,
    /** From private addresses too, and from this machine by http as well. */
    ANYWHERE
}
