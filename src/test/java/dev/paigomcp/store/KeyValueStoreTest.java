package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.store.KeyValueStore.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of records on every kind of database. */
final class KeyValueStoreTest extends StoreTests {
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
