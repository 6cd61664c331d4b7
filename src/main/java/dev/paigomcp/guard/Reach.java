package dev.paigomcp.guard;

/** Which addresses may be fetched from. */
public enum Reach {
    /** By https, from public addresses alone. */
    INTERNET,
    /** From private addresses too, and from this machine by http as well. */
    ANYWHERE
}
