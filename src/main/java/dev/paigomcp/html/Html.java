package dev.paigomcp.html;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of HTML. It can only be made from a template of this program, in which each {@code {}} stands for a value:
 * another piece goes in as it is, anything else is escaped for text and for attributes in double quotes.
 */
public final class Html {
    public static final Html NOTHING = new Html("");

    private static final String GAP = "{}";

    private final String text;

    private Html(String text) {
        this.text = text;
    }

    /**
     * Returns the template with the values in its gaps.
     *
     * @throws IllegalArgumentException if there are more or fewer values than gaps
     */
    public static Html of(String template, Object... values) {
        var out = new StringBuilder(template.length() + 64);
        var from = 0;
        for (var value : values) {
            var gap = template.indexOf(GAP, from);
            if (gap < 0) {
                throw new IllegalArgumentException("more values than gaps");
            }
            out.append(template, from, gap).append(value instanceof Html html ? html.text : escape(value.toString()));
            from = gap + GAP.length();
        }
        if (template.indexOf(GAP, from) >= 0) {
            throw new IllegalArgumentException("more gaps than values");
        }
        return new Html(out.append(template, from, template.length()).toString());
    }

    /** Returns the pieces, a line each. */
    public static Html all(Stream<Html> pieces) {
        return new Html(pieces.map(piece -> piece.text).collect(Collectors.joining("\n")));
    }

    private static String escape(String value) {
        var out = new StringBuilder(value.length() + 16);
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
