package dev.paigomcp.codegen.generator;

import dev.paigomcp.mapping.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenParameter;

/** The parts of a path template, as maps that the Mustache template looks into. */
final class PathPart {
    private PathPart() {}

    /** Returns {@code {literal: "/customers/"}}, {@code {parameter: customerId}} and so on, from left to right. */
    static List<Map<String, Object>> of(PathTemplate template, List<CodegenParameter> parameters) {
        var parts = new ArrayList<Map<String, Object>>();
        var rest = template.text();
        for (var name : template.variables()) {
            var variable = "{" + name + "}";
            parts.add(Map.of("literal", rest.substring(0, rest.indexOf(variable))));
            parts.add(Map.of("parameter", parameter(name, parameters)));
            rest = rest.substring(rest.indexOf(variable) + variable.length());
        }
        if (!rest.isEmpty()) {
            parts.add(Map.of("literal", rest));
        }
        return parts;
    }

    private static CodegenParameter parameter(String name, List<CodegenParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.baseName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the path has no parameter \"" + name + "\""));
    }
}
