package dev.paigomcp.codegen.check;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.render.ToolSchemas;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Checks that a tool has an example of its success and of each refusal that the contract declares, and that each can be called. */
final class ExamplesCheck {
    private final Mapping mapping;
    private final Tool tool;
    private final Places places;
    private final Diagnostics out;

    ExamplesCheck(Mapping mapping, Tool tool, Places places, Diagnostics out) {
        this.mapping = mapping;
        this.tool = tool;
        this.places = places;
        this.out = out;
    }

    void run() {
        var pointer = tool.pointer() + "/examples";
        var examples = tool.node().path("examples");
        var statuses = new HashSet<String>();
        var names = new HashSet<String>();
        var input = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("urn:paigo-mcp:" + tool.name()), ToolSchemas.input(tool, mapping, places));
        for (var i = 0; i < examples.size(); i++) {
            var example = examples.get(i);
            var at = pointer + "/" + i;
            var status = example.path("answer").path("status").asString();
            statuses.add(status);
            if (!names.add(example.path("name").asString())) {
                error(at + "/name", "two examples of tool \"" + tool.name() + "\" have the same name", null);
            }
            if (!places.operation().responses().containsKey(status)) {
                error(
                        at + "/answer/status",
                        places.operation().key() + " declares no answer " + status,
                        "declared: "
                                + String.join(
                                        ", ", places.operation().responses().keySet()));
            }
            for (var finding : input.validate(example.path("call"))) {
                error(
                        at + "/call",
                        "the example's call is not a valid call: " + finding.getInstanceLocation() + ": "
                                + finding.getMessage(),
                        null);
            }
        }
        need(statuses, places.operation().successStatus(), "its success");
        places.operation().refusals().forEach(status -> need(statuses, status, "its refusal"));
    }

    private void need(HashSet<String> have, String status, String what) {
        if (!have.contains(status)) {
            error(
                    tool.pointer() + "/examples",
                    "tool \"" + tool.name() + "\" has no example of " + what + " " + status,
                    "add one: documentation, tests and the pact are made from them");
        }
    }

    private void error(String pointer, String message, @Nullable String hint) {
        out.error(mapping.document(), pointer, message, hint);
    }
}
