package dev.paigomcp.codegen.check;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.codegen.contract.Operation;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Checks that a tool has an example of its success and of each refusal that the contract declares, and that each can be called. */
final class ExamplesCheck {
    private final MappedTool tool;
    private final Operation operation;
    private final ObjectNode inputSchema;
    private final Findings findings;

    ExamplesCheck(ResolvedTool resolved, Findings findings) {
        this.tool = resolved.tool();
        this.operation = resolved.operation().operation();
        this.inputSchema = resolved.inputSchema();
        this.findings = findings;
    }

    void run() {
        var statuses = new HashSet<String>();
        var names = new HashSet<String>();
        var input = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("urn:paigo-mcp:" + tool.name()), inputSchema);
        for (var example : tool.examples()) {
            statuses.add(example.status());
            if (!names.add(example.name())) {
                findings.error(
                        example.pointer() + "/name",
                        "two examples of tool \"" + tool.name() + "\" have the same name",
                        null);
            }
            if (!operation.responses().containsKey(example.status())) {
                findings.error(
                        example.pointer() + "/answer/status",
                        operation.key() + " declares no answer " + example.status(),
                        "declared: " + String.join(", ", operation.responses().keySet()));
            }
            for (var finding : input.validate(example.call())) {
                findings.error(
                        example.pointer() + "/call",
                        "the example's call is not a valid call: " + finding.getInstanceLocation() + ": "
                                + finding.getMessage(),
                        null);
            }
        }
        need(statuses, operation.successStatus(), "its success");
        operation.refusals().forEach(status -> need(statuses, status, "its refusal"));
    }

    private void need(Set<String> statuses, String status, String what) {
        if (!statuses.contains(status)) {
            findings.error(
                    tool.pointer() + "/examples",
                    "tool \"" + tool.name() + "\" has no example of " + what + " " + status,
                    "add one: documentation, tests and the pact are made from them");
        }
    }
}
