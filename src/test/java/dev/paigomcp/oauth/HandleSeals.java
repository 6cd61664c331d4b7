package dev.paigomcp.oauth;

import dev.paigomcp.common.Secret;
import dev.paigomcp.secrets.Seals;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Seals by keeping the secret and giving out a number. */
final class HandleSeals implements Seals {
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

    @Override
    public String seal(Secret secret, String purpose) {
        var sealed = "sealed-" + count.incrementAndGet();
        secrets.put(sealed + " " + purpose, secret);
        return sealed;
    }

    @Override
    public Optional<Secret> open(String sealed, String purpose) {
        return Optional.ofNullable(secrets.get(sealed + " " + purpose));
    }
}
