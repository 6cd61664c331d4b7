package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paigomcp.store.KeyValueStore.Row;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which records go: those that have expired, those of an owner, and the least needed. */
final class RemovedRecordsTest extends StoreTests {
    private Row owned(String key, String owner, Duration life) {
        return entry(key, owner, "1", life);
    }

    @ParameterizedTest
    @EnumSource
    void isAsIfNothingWereThereOnceItHasExpired(Databases.Kind kind) {
        var records = records(kind);
        var entry = entry("a", "1");
        records.put(entry);
        records.put(new Row("code", "for-ever", "ann", "1", Instant.MAX));

        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(records.find("code", "a")).isPresent();

        clock.pass(Duration.ofMillis(1));
        assertThat(records.find("code", "a")).isEmpty();
        assertThat(records.take("code", "a")).isEmpty();
        assertThat(records.replace(entry, entry("a", "2"))).isFalse();
        assertThat(records.count("code")).isEqualTo(1);
        assertThat(records.removeOwned("code", "ann")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void sweepsWhatHasExpiredAndKeepsTheRest(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);
        var store = Store.open(settings, clock, Duration.ofMillis(20));
        open.add(store);
        for (var i = 0; i < 30; i++) {
            store.rows().put(entry("old-" + i, "1"));
        }
        store.rows().put(owned("young", "ann", Duration.ofHours(1)));

        clock.pass(Duration.ofMinutes(30));

        await().untilAsserted(() -> assertThat(Databases.number(settings, "SELECT count(*) FROM paigo_mcp_records"))
                .isEqualTo(1));
        assertThat(store.rows().find("code", "young")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void removesWhatAnOwnerHasOfAKindAndNothingElse(Databases.Kind kind) {
        var records = records(kind);
        records.put(owned("a", "ann", Duration.ofHours(1)));
        records.put(owned("b", "ann", Duration.ofHours(1)));
        records.put(owned("c", "ben", Duration.ofHours(1)));
        records.put(new Row("token", "a", "ann", "1", clock.instant().plusSeconds(9)));

        assertThat(records.removeOwned("code", "ann")).isEqualTo(2);
        assertThat(records.removeOwned("code", "ann")).isZero();
        assertThat(records.find("code", "c")).isPresent();
        assertThat(records.find("token", "a")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void makesRoomByTheOldestOfTheOwnerWithTheMost(Databases.Kind kind) {
        var records = records(kind);
        records.put(owned("kept", "", Duration.ofMinutes(1)));
        records.put(owned("of the few", "ben", Duration.ofMinutes(1)));
        records.put(owned("second", "ann", Duration.ofMinutes(3)));
        records.put(owned("third", "ann", Duration.ofMinutes(4)));
        records.put(owned("first", "ann", Duration.ofMinutes(2)));

        assertThat(records.removeOfLargestOwner("code", 2)).isEqualTo(2);
        assertThat(records.find("code", "third")).isPresent();
        assertThat(records.removeOfLargestOwner("code", 2))
                .as("of equal owners, the one with the oldest")
                .isEqualTo(1);
        assertThat(records.find("code", "of the few")).isEmpty();
        assertThat(records.removeOfLargestOwner("code", 2)).isEqualTo(1);
        assertThat(records.removeOfLargestOwner("code", 2)).isZero();
        assertThat(records.find("code", "kept")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void makesRoomByTheOldestThatNobodyNeedsAndThenByTheOldest(Databases.Kind kind) {
        var records = records(kind);
        records.put(owned("of another owner", "ann", Duration.ofMinutes(1)));
        records.put(owned("old, needed", "", Duration.ofMinutes(2)));
        records.put(owned("old", "", Duration.ofMinutes(3)));
        records.put(owned("newer", "", Duration.ofMinutes(4)));
        records.put(owned("late", "", Duration.ofMinutes(9)));
        var end = clock.instant().plus(Duration.ofMinutes(5));
        records.put(new Row("use", "u", "old, needed", "1", end));
        records.put(new Row("other use", "u", "old", "1", end));
        records.put(new Row("use", "gone", "newer", "1", clock.instant()));
        assertThat(records.countOwned("code", "")).isEqualTo(4);

        assertThat(records.removeLeastNeeded("code", "", "use", end, 1)).isEqualTo(1);
        assertThat(records.find("code", "old")).isEmpty();
        assertThat(records.removeLeastNeeded("code", "", "use", end, 2)).isEqualTo(2);
        assertThat(records.find("code", "newer")).isEmpty();
        assertThat(records.find("code", "old, needed")).isEmpty();
        assertThat(records.removeLeastNeeded("code", "", "use", end, 2)).isEqualTo(1);
        assertThat(records.countOwned("code", "")).isZero();
        assertThat(records.find("code", "of another owner")).isPresent();
    }

    /** A sweep comes once a minute only. */
    @ParameterizedTest
    @EnumSource
    void whatHasExpiredMakesNoRoom(Databases.Kind kind) {
        var records = records(kind);
        records.put(owned("gone", "ann", Duration.ofMinutes(1)));
        records.put(owned("left", "ann", Duration.ofMinutes(3)));
        clock.pass(Duration.ofMinutes(2));

        assertThat(records.removeOfLargestOwner("code", 1)).isEqualTo(1);
        assertThat(records.find("code", "left")).isEmpty();
    }
}
