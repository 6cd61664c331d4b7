package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.store.KeyValueStore.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of records on every kind of database when several threads or servers want them. */
final class SharedStoreTest extends StoreTests {
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

        assertThat(taken).filteredOn(one -> one.isPresent()).hasSize(1).first().isEqualTo(Optional.of(entry));
        assertThat(records.find("code", "a")).isEmpty();
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
}
