package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paigomcp.config.HostingSettings.StoreSettings;
import dev.paigomcp.store.KeyValueStore.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of records on every kind of database. */
final class KeyValueStoreTest {
    private final ManualClock clock = new ManualClock();
    private final List<Store> open = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        open.forEach(Store::close);
    }

    private Store open(StoreSettings settings, Clock time) {
        var store = Store.open(settings, time);
        open.add(store);
        return store;
    }

    private KeyValueStore records(Databases.Kind kind) {
        return open(Databases.fresh(kind, folder), clock).rows();
    }

    private Row entry(String key, String value) {
        return entry(key, "ann", value, Duration.ofMinutes(10));
    }

    private Row entry(String key, String owner, String value, Duration life) {
        return new Row("code", key, owner, value, clock.instant().plus(life));
    }

    /** All at once, from as many threads. */
    private static <T> List<T> together(int times, Callable<T> work) {
        return together(IntStream.range(0, times).mapToObj(i -> work).toList());
    }

    private static <T> List<T> together(List<Callable<T>> works) {
        var pool = Executors.newFixedThreadPool(works.size());
        try {
            var ready = new CountDownLatch(works.size());
            var started = works.stream()
                    .map(work -> pool.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return work.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var one : started) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatWasPutAsItWas(Databases.Kind kind) {
        var records = records(kind);
        var odd = entry("k-\u00fc-\ud83d\ude00-'--", "o'", "{\"a\":\"\\u0000 \ud83d\ude00\"}", Duration.ofMillis(1234));

        records.put(odd);

        assertThat(records.find("code", odd.key())).contains(odd);
        assertThat(records.find("other", odd.key())).isEmpty();
        assertThat(records.find("code", "k")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void putsInPlaceOfWhatWasThere(Databases.Kind kind) {
        var records = records(kind);
        records.put(entry("a", "1"));
        var second = entry("a", "ben", "2", Duration.ofHours(1));

        records.put(second);

        assertThat(records.find("code", "a")).contains(second);
        assertThat(records.count("code")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void addsOnceUntilItExpires(Databases.Kind kind) {
        var records = records(kind);

        assertThat(records.add(entry("a", "1"))).isTrue();
        assertThat(records.add(entry("a", "2"))).isFalse();
        assertThat(records.find("code", "a").map(Row::value)).contains("1");

        clock.pass(Duration.ofMinutes(10));
        assertThat(records.add(entry("a", "3"))).isTrue();
        assertThat(records.find("code", "a").map(Row::value)).contains("3");
    }

    @ParameterizedTest
    @EnumSource
    void addsForOneOfManyAtOnce(Databases.Kind kind) {
        var records = records(kind);

        assertThat(together(50, () -> records.add(entry("a", "1"))))
                .filteredOn(added -> added)
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void givesWhatIsTakenToOneOfManyAtOnce(Databases.Kind kind) {
        var records = records(kind);
        var entry = entry("a", "1");
        records.put(entry);

        var taken = together(50, () -> records.take("code", "a"));

        assertThat(taken).filteredOn(one -> one.isPresent()).hasSize(1).first().isEqualTo(java.util.Optional.of(entry));
        assertThat(records.find("code", "a")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void replacesOnlyTheValueThatIsThere(Databases.Kind kind) {
        var records = records(kind);
        var first = entry("a", "1");
        var second = entry("a", "ben", "2", Duration.ofHours(1));
        records.put(first);

        assertThat(records.replace(entry("a", "x"), second)).isFalse();
        assertThat(records.replace(first, second)).isTrue();
        assertThat(records.replace(first, second)).isFalse();
        assertThat(records.find("code", "a")).contains(second);
        assertThat(records.replace(entry("b", "1"), entry("b", "2"))).isFalse();
        assertThatThrownBy(() -> records.replace(second, entry("b", "2"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void replacesForOneOfManyAtOnce(Databases.Kind kind) {
        var records = records(kind);
        var before = entry("a", "1");
        records.put(before);
        List<Callable<Boolean>> works = IntStream.range(0, 30)
                .<Callable<Boolean>>mapToObj(i -> () -> records.replace(before, entry("a", "new " + i)))
                .toList();

        var replaced = together(works);

        assertThat(replaced).filteredOn(done -> done).hasSize(1);
        assertThat(records.find("code", "a").map(Row::value)).contains("new " + replaced.indexOf(true));
    }

    @ParameterizedTest
    @EnumSource
    void countsUpByReplacingUntilItWorks(Databases.Kind kind) {
        var records = records(kind);
        records.put(entry("a", "0"));

        together(20, () -> {
            while (true) {
                var before = records.find("code", "a").orElseThrow();
                var more = String.valueOf(Integer.parseInt(before.value()) + 1);
                if (records.replace(before, entry("a", more))) {
                    return true;
                }
            }
        });

        assertThat(records.find("code", "a").map(Row::value)).contains("20");
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
    void removesWhatAnOwnerHasOfAKindAndNothingElse(Databases.Kind kind) {
        var records = records(kind);
        records.put(entry("a", "ann", "1", Duration.ofHours(1)));
        records.put(entry("b", "ann", "1", Duration.ofHours(1)));
        records.put(entry("c", "ben", "1", Duration.ofHours(1)));
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
        records.put(entry("kept", "", "1", Duration.ofMinutes(1)));
        records.put(entry("of the few", "ben", "1", Duration.ofMinutes(1)));
        records.put(entry("second", "ann", "1", Duration.ofMinutes(3)));
        records.put(entry("third", "ann", "1", Duration.ofMinutes(4)));
        records.put(entry("first", "ann", "1", Duration.ofMinutes(2)));

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
        records.put(entry("of another owner", "ann", "1", Duration.ofMinutes(1)));
        records.put(entry("old, needed", "", "1", Duration.ofMinutes(2)));
        records.put(entry("old", "", "1", Duration.ofMinutes(3)));
        records.put(entry("newer", "", "1", Duration.ofMinutes(4)));
        records.put(entry("late", "", "1", Duration.ofMinutes(9)));
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
        records.put(entry("gone", "ann", "1", Duration.ofMinutes(1)));
        records.put(entry("left", "ann", "1", Duration.ofMinutes(3)));
        clock.pass(Duration.ofMinutes(2));

        assertThat(records.removeOfLargestOwner("code", 1)).isEqualTo(1);
        assertThat(records.find("code", "left")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsAllWhenItIsOpenedAgain(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);
        var entry = entry("a", "1");
        try (var store = Store.open(settings, clock)) {
            store.rows().put(entry);
        }

        assertThat(open(settings, clock).rows().find("code", "a")).contains(entry);
    }

    @ParameterizedTest
    @EnumSource
    void twoServersSeeEachOthersRecords(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);
        var one = open(settings, clock).rows();
        var other = open(settings, clock).rows();

        one.put(entry("a", "1"));

        assertThat(other.replace(entry("a", "1"), entry("a", "2"))).isTrue();
        assertThat(one.take("code", "a").map(Row::value)).contains("2");
        assertThat(other.find("code", "a")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTwoServersTakesWhatBothWant(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);
        var both = List.of(open(settings, clock).rows(), open(settings, clock).rows());
        for (var round = 0; round < 20; round++) {
            var key = "round-" + round;
            both.get(0).put(entry(key, "1"));
            List<Callable<Boolean>> works = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> both.get(i % 2).take("code", key).isPresent())
                    .toList();

            assertThat(together(works)).filteredOn(got -> got).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalServersStartAtOnceOnAnEmptyDatabase(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);

        open.addAll(together(4, () -> Store.open(settings, clock)));

        open.get(0).rows().put(entry("a", "1"));
        assertThat(open).allMatch(store -> store.rows().find("code", "a").isPresent());
        assertThat(Databases.number(settings, "SELECT count(*) FROM paigo_mcp_history WHERE version = '1'"))
                .isEqualTo(1);
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
        store.rows().put(entry("young", "ann", "1", Duration.ofHours(1)));

        clock.pass(Duration.ofMinutes(30));

        await().untilAsserted(() -> assertThat(Databases.number(settings, "SELECT count(*) FROM paigo_mcp_records"))
                .isEqualTo(1));
        assertThat(store.rows().find("code", "young")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void answersForKeysThatNoDatabaseTakes(Databases.Kind kind) {
        var records = records(kind);
        for (var key : List.of("a\0b", "\ud83d", "x".repeat(100_000), "\u20ac".repeat(700))) {
            assertThat(records.find("code", key)).isEmpty();
            assertThat(records.take("code", key)).isEmpty();
            assertThat(records.removeOwned("code", key)).isZero();
            assertThatThrownBy(() -> records.put(entry(key, "1"))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> records.add(entry("k", key, "1", Duration.ofHours(1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        records.put(entry("\u20ac".repeat(660), "1"));
        assertThat(records.count("code")).isEqualTo(1);
    }
}
