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

/** Rows in a table. Each method is one statement, which makes it atomic. Times are kept to the millisecond. */
final class SqlKeyValueStore implements KeyValueStore {
    private static final String INSERT = "INSERT INTO paigo_mcp_records (kind, id, owner, content, expires)"
            + " VALUES (:kind, :id, :owner, :content, :expires)"
            + " ON CONFLICT (kind, id) DO UPDATE"
            + " SET owner = excluded.owner, content = excluded.content, expires = excluded.expires";
    private static final String LARGEST_OWNER = "SELECT owner FROM paigo_mcp_records"
            + " WHERE kind = :kind AND owner <> '' AND expires > :now"
            + " GROUP BY owner ORDER BY count(*) DESC, min(expires) LIMIT 1";
    private static final String REMOVE_OF_LARGEST_OWNER = "DELETE FROM paigo_mcp_records"
            + " WHERE kind = :kind AND id IN (SELECT id FROM paigo_mcp_records"
            + " WHERE kind = :kind AND owner = (" + LARGEST_OWNER + ") AND expires > :now"
            + " ORDER BY expires LIMIT :most)";
    private static final String REMOVE_LEAST_NEEDED = "DELETE FROM paigo_mcp_records"
            + " WHERE kind = :kind AND id IN (SELECT id FROM paigo_mcp_records AS candidate"
            + " WHERE kind = :kind AND owner = :owner AND expires > :now"
            + " ORDER BY CASE WHEN expires >= :late OR EXISTS (SELECT 1 FROM paigo_mcp_records AS users"
            + " WHERE users.kind = :users AND users.owner = candidate.id AND users.expires > :now)"
            + " THEN 1 ELSE 0 END, expires LIMIT :most)";
    private static final String IF_PRESENT = " WHERE kind = :kind AND id = :id AND expires > :now";
    private static final String COLUMNS = " owner, content, expires";

    /** Bounds kind and key together, and kind and owner, in UTF-8: indexes of PostgreSQL end at 2,704 bytes. */
    private static final int MAX_KEY_BYTES = 2_000;

    private final Jdbi jdbi;
    private final Clock clock;

    SqlKeyValueStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void put(Row row) {
        change(INSERT, row);
    }

    @Override
    public boolean add(Row row) {
        return change(INSERT + " WHERE paigo_mcp_records.expires <= :now", row) > 0;
    }

    @Override
    public Optional<Row> find(String kind, String key) {
        return row("SELECT" + COLUMNS + " FROM paigo_mcp_records" + IF_PRESENT, kind, key);
    }

    @Override
    public Optional<Row> take(String kind, String key) {
        return row("DELETE FROM paigo_mcp_records" + IF_PRESENT + " RETURNING" + COLUMNS, kind, key);
    }

    @Override
    public boolean replace(Row before, Row after) {
        if (!before.kind().equals(after.kind()) || !before.key().equals(after.key())) {
            throw new IllegalArgumentException("a row is replaced by one of the same kind and key");
        }
        check(after);
        return with(handle -> bind(
                                handle.createUpdate("UPDATE paigo_mcp_records"
                                        + " SET owner = :owner, content = :content, expires = :expires" + IF_PRESENT
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
                                "DELETE FROM paigo_mcp_records WHERE kind = :kind AND owner = :owner AND expires >"
                                        + " :now")
                        .bind("kind", kind)
                        .bind("owner", owner)
                        .bind("now", now())
                        .execute())
                : 0;
    }

    @Override
    public int removeOfLargestOwner(String kind, int most) {
        return with(handle -> handle.createUpdate(REMOVE_OF_LARGEST_OWNER)
                .bind("kind", kind)
                .bind("now", now())
                .bind("most", most)
                .execute());
    }

    @Override
    public int removeLeastNeeded(String kind, String owner, String users, Instant late, int most) {
        return with(handle -> handle.createUpdate(REMOVE_LEAST_NEEDED)
                .bind("kind", kind)
                .bind("owner", owner)
                .bind("users", users)
                .bind("late", millis(late))
                .bind("now", now())
                .bind("most", most)
                .execute());
    }

    @Override
    public long countOwned(String kind, String owner) {
        return with(handle -> handle.createQuery("SELECT count(*) FROM paigo_mcp_records"
                        + " WHERE kind = :kind AND owner = :owner AND expires > :now")
                .bind("kind", kind)
                .bind("owner", owner)
                .bind("now", now())
                .mapTo(Long.class)
                .one());
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

    /** Removes up to that many rows that have expired, but none that was written anew meanwhile. Returns how many. */
    int sweep(int max) {
        return with(handle -> handle.createUpdate(
                        "DELETE FROM paigo_mcp_records WHERE expires <= :now AND (kind, id) IN (SELECT kind, id FROM"
                                + " paigo_mcp_records WHERE expires <= :now ORDER BY expires LIMIT :max)")
                .bind("now", now())
                .bind("max", max)
                .execute());
    }

    private int change(String sql, Row row) {
        check(row);
        return with(handle -> bind(handle.createUpdate(sql), row).execute());
    }

    private Optional<Row> row(String sql, String kind, String key) {
        return isStorable(kind, key)
                ? with(handle -> bindKey(handle.createQuery(sql), kind, key)
                        .map((columns, context) -> new Row(
                                kind,
                                key,
                                columns.getString("owner"),
                                columns.getString("content"),
                                Instant.ofEpochMilli(columns.getLong("expires"))))
                        .findOne())
                : Optional.empty();
    }

    private Query bindKey(Query query, String kind, String key) {
        return query.bind("kind", kind).bind("id", key).bind("now", now());
    }

    private <S extends SqlStatement<S>> S bind(S statement, Row row) {
        return statement
                .bind("kind", row.kind())
                .bind("id", row.key())
                .bind("owner", row.owner())
                .bind("content", row.value())
                .bind("expires", millis(row.expires()))
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

    /** Returns the nearest time that fits; those that do not fit are some hundred million years away. */
    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    private static void check(Row row) {
        if (!isStorable(row.kind(), row.key()) || !isStorable(row.kind(), row.owner())) {
            throw new IllegalArgumentException("kind and key, and kind and owner, have at most " + MAX_KEY_BYTES
                    + " bytes together, and no character that a database does not take");
        }
    }

    /** Returns whether there can be a row with such a key or owner at all: databases refuse to look for some. */
    private static boolean isStorable(String kind, String name) {
        return kind.length() + name.length() <= MAX_KEY_BYTES
                && name.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && (kind + name).getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES;
    }
}
