package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;

/** A Paigo account, as tools see it. Thread-safe; never throws for what Paigo or the network does. */
public interface Paigo {
    PaigoResult send(PaigoRequest request, CallScope scope);
}
