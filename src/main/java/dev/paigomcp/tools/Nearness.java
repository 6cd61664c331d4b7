package dev.paigomcp.tools;

import dev.paigomcp.mapping.FoldedText;
import dev.paigomcp.mapping.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How near an id and its names are to what a caller gave. Near is, from the nearest on: the same but for letter case, accents
 * and punctuation; what a search for the given words finds; a mail address at the same host, or at one with a mistake in it
 * and the same name before it; what is contained in the given text; what differs from it by few letters; what shares most of
 * its words, or the first and half of them. Anything else is far, since a wrong guess is taken for an answer. Immutable.
 */
final class Nearness {
    /** The rank of what is not near. */
    static final int FAR = Integer.MAX_VALUE;

    /** The rank of what only has a mail address at the same host. */
    static final int SAME_HOST = 3000;

    /** The rank of what is the same but for letter case, accents and punctuation. */
    static final int SAME = 0;

    private static final int FOUND = 1000;
    private static final int SAME_ADDRESS = 2000;
    private static final int NAMED_BY_HOST = 3001;
    private static final int CONTAINED = 4000;
    private static final int MISSPELT = 5000;
    private static final int SHARES_WORDS = 6000;
    private static final int MAX_DETAIL = 999;

    /** The most of a text that is compared, in characters: a longer one is no misspelling. */
    private static final int MAX_COMPARED = 100;

    /** The least letters and digits by which something is found; two stand in any name. */
    private static final int MIN_FOUND = 3;

    /** The least letters and digits of what is contained in the given text, or of a word that is shared. */
    private static final int MIN_SHARED = 4;

    private final String given;
    private final String folded;
    private final Set<String> ignored;
    private final List<String> words;
    private final Optional<MailAddress> mail;

    /** @param ignored words that bring no name near to another, as {@link FoldedText} has them */
    Nearness(String given, Set<String> ignored) {
        this.given = given.substring(0, Math.min(MAX_COMPARED, given.length()))
                .toLowerCase(Locale.ROOT)
                .strip();
        this.ignored = ignored;
        this.folded = FoldedText.of(this.given);
        this.words = telling(List.of(SearchWords.of(this.given)));
        this.mail = MailAddress.of(this.given);
    }

    /** Returns a number that is the less the nearer it is, or {@link #FAR}. */
    int rank(IdMatch match) {
        var id = compared(match.id());
        var names = match.names().stream().map(Nearness::compared).toList();
        var foldedNames = names.stream().map(FoldedText::of).toList();
        if (id.equals(given) || !folded.isEmpty() && isSame(FoldedText.of(id), foldedNames)) {
            return SAME;
        }
        if (isFound(FoldedText.of(id), foundIn(names))) {
            return FOUND + Math.min(MAX_DETAIL, surplus(id, foldedNames));
        }
        if (mail.isPresent()) {
            return Math.min(mailRank(mail.get(), names, foldedNames), misspelt(id, List.of()));
        }
        if (id.length() >= MIN_SHARED && given.contains(id)
                || foldedNames.stream().anyMatch(this::isContained)) {
            return CONTAINED;
        }
        return Math.min(misspelt(id, foldedNames), sharedWords(foldedNames));
    }

    private static String compared(String text) {
        return text.substring(0, Math.min(MAX_COMPARED, text.length())).toLowerCase(Locale.ROOT);
    }

    /** Returns the names as they are searched: the last label of a mail address's host, such as com, names nobody. */
    private List<String> foundIn(List<String> names) {
        return names.stream()
                .map(name -> name.contains("@") && mail.isEmpty() ? name.substring(0, lastLabel(name)) : name)
                .map(FoldedText::of)
                .toList();
    }

    private static int lastLabel(String address) {
        var dot = address.lastIndexOf('.');
        return dot < 0 ? address.length() : dot;
    }

    /** Returns the words without those that tell nothing. */
    private List<String> telling(List<String> all) {
        return all.stream().filter(word -> !ignored.contains(word)).toList();
    }

    /** Returns the words of a name without those that tell nothing, or all if none would be left. */
    private List<String> named(String name) {
        var all = Arrays.asList(name.split(" "));
        var telling = telling(all);
        return telling.isEmpty() ? all : telling;
    }

    private boolean isSame(String id, List<String> names) {
        return id.equals(folded) || names.contains(folded);
    }

    private boolean isFound(String id, List<String> names) {
        return length(words) >= MIN_FOUND
                && words.stream()
                        .allMatch(word -> id.contains(word) || names.stream().anyMatch(name -> name.contains(word)));
    }

    /** Returns by how much the shortest of the texts is longer than what was given. */
    private int surplus(String id, List<String> names) {
        var shortest = id.length();
        for (var name : names) {
            shortest = Math.min(shortest, name.length());
        }
        return Math.max(0, shortest - folded.length());
    }

    private int mailRank(MailAddress wanted, List<String> names, List<String> foldedNames) {
        var rank = FAR;
        for (var i = 0; i < names.size(); i++) {
            var other = MailAddress.of(names.get(i));
            if (other.isEmpty()) {
                rank = wanted.isHostOf(Arrays.asList(foldedNames.get(i).split(" ")))
                        ? Math.min(rank, NAMED_BY_HOST)
                        : rank;
            } else if (wanted.hasHostOf(other.get())) {
                rank = Math.min(rank, wanted.local().equals(other.get().local()) ? SAME_ADDRESS : SAME_HOST);
            } else if (wanted.local().equals(other.get().local()) && wanted.hasHostLike(other.get())) {
                rank = Math.min(rank, MISSPELT);
            }
        }
        return rank;
    }

    private boolean isContained(String name) {
        var all = named(name);
        return length(all) >= MIN_SHARED && words.containsAll(all);
    }

    /**
     * An id may differ in a third of its characters, a name in a quarter of its letters. Ids of two kinds, such as c-00001 and
     * i-00001, differ in few characters too, so that the first must be the same.
     */
    private int misspelt(String id, List<String> names) {
        var longest = Math.max(given.length(), id.length());
        var distance = longest == 0 ? 1 : Nearest.distance(given, id, longest / 3);
        var rank = distance <= longest / 3 && isSameKind(id) ? MISSPELT + distance : FAR;
        var wanted = String.join(" ", words);
        for (var name : names) {
            var other = String.join(" ", named(name));
            var most = Math.max(wanted.length(), other.length()) / 4;
            var between = Nearest.distance(wanted, other, most);
            rank = between <= most ? Math.min(rank, MISSPELT + between) : rank;
        }
        return rank;
    }

    private boolean isSameKind(String id) {
        return !id.isEmpty() && !given.isEmpty() && id.charAt(0) == given.charAt(0);
    }

    private int sharedWords(List<String> names) {
        var rank = FAR;
        for (var name : names) {
            var others = named(name);
            var shared = words.stream()
                    .filter(word -> word.length() >= MIN_SHARED && others.contains(word))
                    .count();
            var isFirst = !words.isEmpty()
                    && words.get(0).length() >= MIN_SHARED
                    && words.get(0).equals(others.get(0));
            if (2 * shared > words.size() || isFirst && 2 * shared == words.size()) {
                rank = Math.min(rank, SHARES_WORDS + words.size() - (int) shared);
            }
        }
        return rank;
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }
}
