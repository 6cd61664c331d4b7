package dev.paigomcp.doctor;

import dev.paigomcp.store.StoreStatus;
import java.util.List;

/** Describes whether the store can be used, as the management port does. */
final class StoreCheck {
    static final String CHECK = "store";

    private StoreCheck() {}

    /** Returns one finding, or none where the mode keeps nothing. */
    static List<Finding> findings(StoreStatus status) {
        return switch (status.level()) {
            case NONE -> List.of();
            case USABLE -> List.of(Finding.ok(CHECK, "a row was written, read and removed"));
            case DEGRADED -> List.of(Finding.warning(CHECK, status.problem(), "see what else uses it"));
            case UNUSABLE -> List.of(Finding.problem(CHECK, status.problem(), ""));
        };
    }
}
