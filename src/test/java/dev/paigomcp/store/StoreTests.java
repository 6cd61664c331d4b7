package dev.paigomcp.store;

import dev.paigomcp.config.HostingSettings.StoreSettings;
import dev.paigomcp.store.KeyValueStore.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Stores on a database of each kind, and rows for them. */
abstract class StoreTests {
    final ManualClock clock = new ManualClock();
    final List<Store> open = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        open.forEach(Store::close);
    }

    Store open(StoreSettings settings, Clock time) {
        var store = Store.open(settings, time);
        open.add(store);
        return store;
    }

    KeyValueStore records(Databases.Kind kind) {
        return open(Databases.fresh(kind, folder), clock).rows();
    }

    Row entry(String key, String value) {
        return entry(key, "ann", value, Duration.ofMinutes(10));
    }

    Row entry(String key, String owner, String value, Duration life) {
        return new Row("code", key, owner, value, clock.instant().plus(life));
    }
}
