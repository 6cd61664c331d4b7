package dev.paigomcp.oauth;

import dev.paigomcp.auth.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Callers that were looked up in the last seconds, so that a busy one does not ask the store for each call. A token that
 * another replica revokes lives that much longer. Thread-safe.
 */
final class PrincipalCache {
    private static final Duration KEPT = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    PrincipalCache(Clock clock) {
        this.clock = clock;
    }

    private record Known(Principal caller, Instant until) {}

    Optional<Principal> find(String hash) {
        return Optional.ofNullable(known.get(hash))
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(Known::caller);
    }

    void keep(String hash, Principal caller, Instant expires) {
        if (known.size() >= MOST) {
            known.clear();
        }
        var until = clock.instant().plus(KEPT);
        known.put(hash, new Known(caller, until.isBefore(expires) ? until : expires));
    }

    void clear() {
        known.clear();
    }
}
