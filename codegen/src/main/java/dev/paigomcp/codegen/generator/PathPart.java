package dev.paigomcp.codegen.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenParameter;

/** The parts of a path template, as maps that the Mustache template looks into. */
final class PathPart {
    private PathPart() {}

    /** Returns {@code {literal: "/customers/"}}, {@code {parameter: customerId}} and so on, from left to right. */
    static List<Map<String, Object>> of(String template, List<CodegenParameter> parameters) {
        var parts = new ArrayList<Map<String, Object>>();
        var from = 0;
        for (var open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            var close = template.indexOf('}', open);
            var name = template.substring(open + 1, close);
            parts.add(Map.of("literal", template.substring(from, open)));
            parts.add(Map.of(
                    "parameter",
                    parameters.stream()
                            .filter(p -> p.baseName.equals(name))
                            .findFirst()
                            .orElseThrow()));
            from = close + 1;
        }
        if (from < template.length()) {
            parts.add(Map.of("literal", template.substring(from)));
        }
        return parts;
    }
}
