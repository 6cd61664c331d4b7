package dev.paigomcp.tools;

import dev.paigomcp.mapping.FoldedText;
import dev.paigomcp.mapping.Nearest;
import java.util.List;
import java.util.Optional;

/**
 * A mail address as far as addresses are compared.
 *
 * @param local what stands before the at sign, folded
 * @param first the words of the host's first part, such as {@code acme robotics} of acme-robotics.example
 * @param host the words of the host's name without its last part and without short ones such as {@code co}
 */
record MailAddress(String local, List<String> first, List<String> host) {
    private static final int MIN_WORD = 3;

    /** Returns the address that a text is, or empty if it is none. */
    static Optional<MailAddress> of(String text) {
        var at = text.indexOf('@');
        if (at <= 0 || at != text.lastIndexOf('@') || text.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        var host = text.substring(at + 1);
        var end = host.lastIndexOf('.') > 0 ? host.lastIndexOf('.') : host.length();
        var firstEnd = host.indexOf('.') > 0 ? host.indexOf('.') : host.length();
        var words = words(host.substring(0, end).replace('.', ' '));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new MailAddress(
                        FoldedText.of(text.substring(0, at)), words(host.substring(0, firstEnd)), words));
    }

    private static List<String> words(String text) {
        return List.of(FoldedText.of(text).split(" ")).stream()
                .filter(word -> word.length() >= MIN_WORD)
                .toList();
    }

    /** Returns whether the host of one has all words of the other's: acme.example and mail.acme.example. */
    boolean hasHostOf(MailAddress other) {
        return host.containsAll(other.host) || other.host.containsAll(host);
    }

    /** Returns whether one host is the other with a mistake in it. */
    boolean hasHostLike(MailAddress other) {
        var ours = String.join(" ", host);
        var theirs = String.join(" ", other.host);
        var most = Math.max(ours.length(), theirs.length()) / 4;
        return Nearest.distance(ours, theirs, most) <= most;
    }

    /** Returns whether a name has the words of the host's first part. */
    boolean isHostOf(List<String> words) {
        return !first.isEmpty() && words.containsAll(first);
    }
}
