package dev.paigomcp.resources;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource template that the build made: the end of its address is the one argument of a tool.
 *
 * @param shown what clients see of it (MCP 2025-11-25, ResourceTemplate)
 * @param tool the name of the tool whose result is shown
 * @param argument the name of the tool's argument and of the template's variable
 * @param completion the kind of id that completes the variable, or null
 */
record ResourceTemplate(
        ObjectNode shown,
        String tool,
        String argument,
        @Nullable String completion) {
    static ResourceTemplate of(JsonNode from) {
        return new ResourceTemplate(
                (ObjectNode) from.path("template"),
                from.path("tool").asString(),
                from.path("argument").asString(),
                from.path("complete").asStringOpt().orElse(null));
    }

    String uriTemplate() {
        return shown.path("uriTemplate").asString();
    }

    /** Returns the argument in an address, or empty if the template does not match it (RFC 6570, simple expansion). */
    Optional<String> match(String uri) {
        var template = uriTemplate();
        var start = template.substring(0, template.indexOf('{'));
        if (!uri.startsWith(start)) {
            return Optional.empty();
        }
        var coded = uri.substring(start.length());
        if (coded.isEmpty() || coded.chars().anyMatch(c -> c == '/' || c == '?' || c == '#')) {
            return Optional.empty();
        }
        try {
            // The decoder is made for forms, in which a plus is a blank.
            var value = URLDecoder.decode(coded.replace("+", "%2B"), StandardCharsets.UTF_8);
            return value.indexOf('\ufffd') < 0 ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a percent sign without two digits after it
        }
    }
}
