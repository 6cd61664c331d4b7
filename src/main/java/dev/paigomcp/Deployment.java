package dev.paigomcp;

import dev.paigomcp.accounts.AccountsFile;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.Service;
import dev.paigomcp.store.StoreStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mode brings to a server: whose accounts it serves, and how it knows its callers. There is one implementation for each
 * {@link dev.paigomcp.config.Mode}. Closing it ends whatever it started.
 */
interface Deployment extends AutoCloseable {
    /** Returns what the HTTP server is to offer. */
    Service service();

    /** Returns who may call and on what, in lines for the person who starts the server. */
    List<String> startupLines();

    /** Returns whether the Paigo of each account can be reached, in a word; empty where there is only one. May wait a moment. */
    default Map<String, String> paigoByAccount() {
        return Map.of();
    }

    /** Returns the accounts file of the mode, if it has one. */
    default Optional<AccountsFile> accountsFile() {
        return Optional.empty();
    }

    /** Returns the status of the store; may wait a moment for it. */
    StoreStatus storeStatus();

    /**
     * Returns the demo Paigo behind an account, or empty if there is none. The mode local has one account; any id names it.
     */
    Optional<DemoPaigo> demo(String accountId);

    @Override
    void close();
}
