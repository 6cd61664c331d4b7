package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.mapping.FieldCondition;
import dev.paigomcp.mapping.Need;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** Checks the rights that some calls of a tool need: what decides them is an argument, or a value that Paigo's thing can have. */
final class NeedsCheck {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final Schemas schemas;
    private final Findings findings;

    NeedsCheck(ResolvedTool resolved, Findings findings) {
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.schemas = resolved.operation().schemas();
        this.findings = findings;
    }

    void run() {
        for (var i = 0; i < plan.needs().size(); i++) {
            var need = plan.needs().get(i);
            var pointer = tool.pointer() + "/needs/" + i;
            if (need.scope() == plan.scope()) {
                findings.error(
                        pointer + "/scope",
                        "every call of tool \"" + tool.name() + "\" needs the right "
                                + need.scope().name(),
                        "remove it: it is the tool's scope");
            }
            need.fold(given -> arguments(given, pointer), read -> read(read, pointer));
        }
    }

    private Need arguments(Need.ByArguments need, String pointer) {
        for (var i = 0; i < need.given().size(); i++) {
            findings.known(pointer + "/given/" + i, "argument", need.given().get(i), tool.argumentNames());
        }
        return need;
    }

    private Need read(Need.ByRead need, String pointer) {
        findings.known(pointer + "/read", "read", need.read(), plan.reads().keySet());
        var read = plan.reads().get(need.read());
        if (read == null) {
            return need;
        }
        if (read.isList()) {
            findings.error(
                    pointer + "/read",
                    "read \"" + need.read() + "\" finds several things",
                    "let it read the one thing that decides");
        }
        findings.shown(read.operation(), read.place())
                .ifPresent(thing -> need.when()
                        .forEach((path, condition) ->
                                condition(thing, path, condition, pointer + "/when" + token(path.toString()))));
        return need;
    }

    private void condition(JsonNode thing, ValuePath path, FieldCondition condition, String pointer) {
        if (!schemas.allows(thing, path)) {
            findings.error(
                    pointer, "what is read has no \"" + path + "\"", path.toString(), schemas.propertyNames(thing));
        } else if (condition instanceof FieldCondition.OneOf oneOf) {
            var allowed = new ArrayList<String>();
            schemas.at(thing, path)
                    .map(schemas::resolve)
                    .ifPresent(schema -> schema.path("enum").forEach(value -> allowed.add(value.asString(""))));
            for (var i = 0; !allowed.isEmpty() && i < oneOf.values().size(); i++) {
                findings.known(
                        pointer + "/" + i,
                        "value of \"" + path + "\" such as",
                        oneOf.values().get(i),
                        allowed);
            }
        }
    }
}
