package dev.paigomcp.auth;

import java.util.Optional;

/** The accounts behind this server. Thread-safe. */
public interface Accounts {
    /** Returns the account with that id, if there is one now. */
    Optional<Account> find(String id);
}
