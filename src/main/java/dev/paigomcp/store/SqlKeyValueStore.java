package dev.paigomcp.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Records in a table. Each method is one statement, which is what makes it atomic. Times are kept to the millisecond. */
final class SqlKeyValueStore implements KeyValueStore {
    private static final String INSERT = "INSERT INTO paigo_mcp_records (kind, id, owner, content, expires)"
            + " VALUES (:kind, :id, :owner, :content, :expires)"
            + " ON CONFLICT (kind, id) DO UPDATE"
            + " SET owner = excluded.owner, content = excluded.content, expires = excluded.expires";
    private static final String THERE = " WHERE kind = :kind AND id = :id AND expires > :now";
    private static final String ENTRY = " owner, content, expires";

    /** Of kind and key, or kind and owner, in UTF-8: PostgreSQL's indexes end at 2,704 bytes. */
    private static final int LONGEST = 2_000;

    private final Jdbi jdbi;
    private final Clock clock;

    SqlKeyValueStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void put(StoreRow entry) {
        change(INSERT, entry);
    }

    @Override
    public boolean add(StoreRow entry) {
        return change(INSERT + " WHERE paigo_mcp_records.expires <= :now", entry) > 0;
    }

    @Override
    public Optional<StoreRow> find(String kind, String key) {
        return entry("SELECT" + ENTRY + " FROM paigo_mcp_records" + THERE, kind, key);
    }

    @Override
    public Optional<StoreRow> take(String kind, String key) {
        return entry("DELETE FROM paigo_mcp_records" + THERE + " RETURNING" + ENTRY, kind, key);
    }

    @Override
    public boolean replace(StoreRow before, StoreRow after) {
        if (!before.kind().equals(after.kind()) || !before.key().equals(after.key())) {
            throw new IllegalArgumentException("an entry is replaced by one of the same kind and key");
        }
        checked(after);
        return with(handle -> bound(
                                handle.createUpdate("UPDATE paigo_mcp_records"
                                        + " SET owner = :owner, content = :content, expires = :expires" + THERE
                                        + " AND content = :before"),
                                after)
                        .bind("before", before.value())
                        .execute())
                > 0;
    }

    @Override
    public int removeOwned(String kind, String owner) {
        return isStorable(kind, owner)
                ? with(handle -> handle.createUpdate(
                                "DELETE FROM paigo_mcp_records WHERE kind = :kind AND owner = :owner AND expires > :now")
                        .bind("kind", kind)
                        .bind("owner", owner)
                        .bind("now", now())
                        .execute())
                : 0;
    }

    @Override
    public long count(String kind) {
        return with(handle -> handle.createQuery(
                        "SELECT count(*) FROM paigo_mcp_records WHERE kind = :kind AND expires > :now")
                .bind("kind", kind)
                .bind("now", now())
                .mapTo(Long.class)
                .one());
    }

    /** Removes what has expired, up to a number, and tells how many. What was put anew meanwhile stays. */
    int sweep(int most) {
        return with(handle -> handle.createUpdate(
                        "DELETE FROM paigo_mcp_records WHERE expires <= :now AND (kind, id) IN"
                                + " (SELECT kind, id FROM paigo_mcp_records WHERE expires <= :now ORDER BY expires LIMIT :most)")
                .bind("now", now())
                .bind("most", most)
                .execute());
    }

    private int change(String sql, StoreRow entry) {
        checked(entry);
        return with(handle -> bound(handle.createUpdate(sql), entry).execute());
    }

    private Optional<StoreRow> entry(String sql, String kind, String key) {
        return isStorable(kind, key)
                ? with(handle -> asked(handle.createQuery(sql), kind, key)
                        .map((row, context) -> new StoreRow(
                                kind,
                                key,
                                row.getString("owner"),
                                row.getString("content"),
                                Instant.ofEpochMilli(row.getLong("expires"))))
                        .findOne())
                : Optional.empty();
    }

    private Query asked(Query query, String kind, String key) {
        return query.bind("kind", kind).bind("id", key).bind("now", now());
    }

    private <S extends SqlStatement<S>> S bound(S statement, StoreRow entry) {
        return statement
                .bind("kind", entry.kind())
                .bind("id", entry.key())
                .bind("owner", entry.owner())
                .bind("content", entry.value())
                .bind("expires", millis(entry.expires()))
                .bind("now", now());
    }

    private <T> T with(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw StoreException.of(e);
        }
    }

    private long now() {
        return clock.millis();
    }

    /** The times that do not fit are some hundred million years away. */
    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    private static void checked(StoreRow entry) {
        if (!isStorable(entry.kind(), entry.key()) || !isStorable(entry.kind(), entry.owner())) {
            throw new IllegalArgumentException("kind and key, and kind and owner, have at most " + LONGEST
                    + " bytes together, and no character that a database does not take");
        }
    }

    /** Whether there can be an entry with such a key or owner at all: databases refuse to look for some. */
    private static boolean isStorable(String kind, String name) {
        return kind.length() + name.length() <= LONGEST
                && name.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && (kind + name).getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }
}
