package dev.paigomcp.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;

/** The open database of a server. Thread-safe; closing it ends what is under way. */
public final class Store implements AutoCloseable {
    private static final int VALID_SECONDS = 1;

    private final HikariDataSource pool;
    private final KeyValueStore records;
    private final ExpirySweeper sweeper;
    private final String place;
    private final StoreProbe probe = new StoreProbe(this::answers);

    Store(HikariDataSource pool, KeyValueStore records, ExpirySweeper sweeper, String place) {
        this.pool = pool;
        this.records = records;
        this.sweeper = sweeper;
        this.place = place;
    }

    public KeyValueStore records() {
        return records;
    }

    /** Its kind and where it is, for people. */
    public String place() {
        return place;
    }

    /** Whether it answers within that time. */
    public boolean isReachable(Duration limit) {
        return probe.within(limit);
    }

    private boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(VALID_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        sweeper.close();
        pool.close();
    }
}
