package dev.paigomcp.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the faults that are still to happen, in the order in which they were added. Thread-safe. */
final class FaultQueue {
    private final List<Fault> pending = new ArrayList<>();

    synchronized void add(Fault fault) {
        pending.add(fault);
    }

    synchronized void clear() {
        pending.clear();
    }

    /** Returns what happens to a request: the first fault that matches, which it uses up once. */
    synchronized Optional<Fault.Action> take(String method, String path) {
        for (int i = 0; i < pending.size(); i++) {
            var fault = pending.get(i);
            if (fault.matches(method, path)) {
                if (fault.times() == 1) {
                    pending.remove(i);
                } else if (fault.times() > 1) {
                    pending.set(i, new Fault(fault.method(), fault.path(), fault.times() - 1, fault.action()));
                }
                return Optional.of(fault.action());
            }
        }
        return Optional.empty();
    }
}
