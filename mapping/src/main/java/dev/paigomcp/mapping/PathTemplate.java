package dev.paigomcp.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with variables in braces (OpenAPI 3.0.3, Path Templating), such as {@code /customers/{customerId}}.
 *
 * @param text the template as the contract writes it
 * @param variables the names in braces, in order
 */
public record PathTemplate(String text, List<String> variables) {
    public PathTemplate {
        variables = List.copyOf(variables);
    }

    /** Reads a template; a text without braces has no variables. */
    public static PathTemplate parse(String text) {
        var variables = new ArrayList<String>();
        for (var open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            var close = text.indexOf('}', open);
            if (close > open + 1 && text.lastIndexOf('{', close) == open) {
                variables.add(text.substring(open + 1, close));
            }
        }
        return new PathTemplate(text, variables);
    }

    @Override
    public String toString() {
        return text;
    }
}
