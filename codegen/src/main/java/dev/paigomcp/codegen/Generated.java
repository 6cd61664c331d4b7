package dev.paigomcp.codegen;

import dev.paigomcp.codegen.source.Diagnostic;
import java.util.List;
import java.util.SortedMap;

/**
 * What comes out.
 *
 * @param files resources of the server by their path; empty when there are errors
 * @param clientDocument the OpenAPI document, as JSON, that the client is generated from
 * @param report what the build tells of each tool
 * @param diagnostics every finding, sorted by place
 */
public record Generated(
        SortedMap<String, String> files, String clientDocument, List<String> report, List<Diagnostic> diagnostics) {
    public List<Diagnostic> errors() {
        return diagnostics.stream()
                .filter(d -> d.severity() == Diagnostic.Severity.error)
                .toList();
    }

    public List<Diagnostic> warnings() {
        return diagnostics.stream()
                .filter(d -> d.severity() == Diagnostic.Severity.warning)
                .toList();
    }
}
