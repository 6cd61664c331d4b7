package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.mapping.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ids are named for an unknown one: those that a person would call near, and no others. */
class NearestIdsTest {
    private static final Set<String> IGNORED = Set.of("company", "corp", "ltd", "gmbh", "inc");
    private static final List<IdMatch> CUSTOMERS = List.of(
            customer("c-acme", "Acme Robotics", "billing@acme.example"),
            customer("c-acme-eu", "Acme Robotics EU", "rechnung@acme-eu.example"),
            customer("c-beta", "Beta Corp", "billing@beta.example"),
            customer("c-gamma", "Gamma Games Ltd", "pay@gmail.example"),
            customer("c-muller", "Müller & Söhne", "info@mueller.example"),
            customer("c-0001", "Company 0001", "ap@0001.example"));

    private static IdMatch customer(String id, String... names) {
        return new IdMatch(id, List.of(names));
    }

    private static List<String> near(String given, List<IdMatch> all) {
        return IdMatch.nearest(given, all, IGNORED, 5).stream().map(IdMatch::id).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "billing@acme.example      | c-acme",
                "Billing@ACME.example      | c-acme",
                "billing@acme.test         | c-acme",
                "ap@acme.test              | c-acme",
                "billing@acne.example      | c-acme",
                "robotics acme             | c-acme",
                "Acme Robotics, Inc.       | c-acme",
                "Acme Robotics of Delaware | c-acme",
                "Acme Widgets              | c-acme",
                "Acme Robtics              | c-acme",
                "customer c-acme           | c-acme",
                "c-acmee                   | c-acme",
                "MULLER                    | c-muller",
                "sohne                     | c-muller",
                "c-001                     | c-0001",
            })
    void theNearestIsNamedFirst(String given, String first) {
        assertThat(near(given, CUSTOMERS)).first().isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zebra Corp",
                "Zorro Corp",
                "Corp Zebra Ltd",
                "billing@zebra.example",
                "billing@zebra.test",
                "zz",
                "c",
                "Omega Games",
                "???",
                "0000000000000000000000000",
                "Company 9",
                "GmbH",
                "Corp Ltd",
                "example",
                "x-acme",
            })
    void nobodyIsNamedWhoIsNotNear(String given) {
        assertThat(near(given, CUSTOMERS)).isEmpty();
    }

    @Test
    void whoIsMeantExactlyIsNamedAlone() {
        assertThat(near("acme robotics", CUSTOMERS)).containsExactly("c-acme");
        assertThat(near("BILLING@acme.example", CUSTOMERS)).containsExactly("c-acme");
    }

    @Test
    void aMailProviderBringsNobodyNear() {
        var many = IntStream.range(0, 6)
                .mapToObj(i -> customer("p-" + i, "Person " + (char) ('A' + i), "person" + i + "@provider.example"))
                .toList();

        assertThat(near("stranger@provider.example", many)).isEmpty();
        assertThat(near("person3@provider.example", many)).first().isEqualTo("p-3");
        assertThat(near("stranger@provider.example", many.subList(0, 2))).containsExactly("p-0", "p-1");
    }

    /** The owner of a name or an address is the first that is named, however it is written. */
    @Test
    void whoIsNamedExactlyComesFirst() {
        var random = new Random(7);
        var all = made(500, random);
        for (var i = 0; i < 100; i++) {
            var wanted = all.get(random.nextInt(all.size()));
            var name = wanted.names().get(random.nextInt(2));

            assertThat(near(name.toUpperCase(Locale.ROOT), all)).first().isEqualTo(wanted.id());
            assertThat(near(" " + name.replace(' ', '-'), all)).first().isEqualTo(wanted.id());
        }
    }

    /** One letter more or less in a long name is near; text without a letter in common is not. */
    @Test
    void aSlipIsNearAndAForeignWordIsNot() {
        var random = new Random(8);
        var all = made(300, random);
        for (var i = 0; i < 100; i++) {
            var wanted = all.get(random.nextInt(all.size()));
            var name = wanted.names().get(0);
            var at = 1 + random.nextInt(name.length() - 2);

            assertThat(near(name.substring(0, at) + "x" + name.substring(at), all))
                    .contains(wanted.id());
            assertThat(near("жзиклмнопр " + "йц".repeat(random.nextInt(5)), all))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNearDoesNotDependOnCaseAccentsAndPunctuation() {
        var random = new Random(9);
        var all = made(200, random);
        for (var i = 0; i < 100; i++) {
            var given = word(random, 4 + random.nextInt(6)) + " " + word(random, 3);

            assertThat(near(given.toUpperCase(Locale.ROOT) + "!", all))
                    .as("%s", given)
                    .isEqualTo(near(FoldedText.of(given), all));
        }
    }

    /** Ten thousand customers; the bound of a call, 55 s, is three orders away. */
    @Test
    void aLargeAccountIsLookedThrough() {
        var all = made(10_000, new Random(10));

        assertThat(near("x".repeat(1_000_000), all)).isEmpty();
        assertThat(near("zebra corp limited", all)).isEmpty();
        assertThat(near(all.get(9_999).names().get(1), all)).first().isEqualTo("id-9999");
    }

    private static List<IdMatch> made(int count, Random random) {
        var names = IntStream.range(0, 40).mapToObj(i -> word(random, 5)).collect(Collectors.toList());
        var all = new ArrayList<IdMatch>();
        for (var i = 0; i < count; i++) {
            var own = word(random, 10) + i;
            all.add(customer(
                    "id-" + i,
                    own + " " + names.get(random.nextInt(names.size())) + " Ltd",
                    "billing@" + own + ".example"));
        }
        return all;
    }

    private static String word(Random random, int length) {
        return random.ints(length, 'a', 'w' + 1)
                .mapToObj(each -> "" + (char) each)
                .collect(Collectors.joining());
    }
}
