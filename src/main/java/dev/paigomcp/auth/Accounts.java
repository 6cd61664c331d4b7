package dev.paigomcp.auth;

import java.util.Optional;

/** The accounts behind this server, by id. Thread-safe. */
public interface Accounts {
    Optional<Account> find(String id);
}
