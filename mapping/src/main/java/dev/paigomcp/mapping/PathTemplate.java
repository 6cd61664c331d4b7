package dev.paigomcp.mapping;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A path with variables in braces (OpenAPI 3.0.3, Path Templating), such as {@code /customers/{customerId}}.
 *
 * @param text the template as the contract writes it
 * @param variables the names in braces, in order
 */
public record PathTemplate(String text, List<String> variables) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    public PathTemplate {
        variables = List.copyOf(variables);
    }

    /** Reads a template; a text without braces has no variables. */
    public static PathTemplate parse(String text) {
        return new PathTemplate(
                text,
                VARIABLE.matcher(text).results().map(found -> found.group(1)).toList());
    }

    @Override
    public String toString() {
        return text;
    }
}
