package dev.paigomcp.paigo;

/** A Paigo account, as tools see it. Thread-safe; never throws for what Paigo or the network does. */
public interface Paigo {
    PaigoResult send(PaigoRequest request, CallScope scope);
}
