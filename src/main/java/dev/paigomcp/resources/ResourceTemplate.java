package dev.paigomcp.resources;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource template that the build made: what stands at the end of its address is the one argument of a tool.
 *
 * @param shown what clients see of it
 * @param tool whose result is shown
 * @param argument of the tool, and the variable of the template
 * @param completion the kind of id, if it is one
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

    /** The argument in an address; empty when the address is none of this template (RFC 6570, simple expansion). */
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
            // The decoder is one for forms, where a plus is a blank.
            var value = URLDecoder.decode(coded.replace("+", "%2B"), StandardCharsets.UTF_8);
            return value.indexOf('\ufffd') < 0 ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a percent sign with no two digits after it
        }
    }
}
