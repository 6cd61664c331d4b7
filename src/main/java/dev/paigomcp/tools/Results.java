package dev.paigomcp.tools;

import dev.paigomcp.json.Json;
import dev.paigomcp.paigo.Answer;
import dev.paigomcp.paigo.PaigoRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Makes the result of a call that went well. */
final class Results {
    private final Rights rights;
    private final Clock clock;

    Results(Rights rights, Clock clock) {
        this.rights = rights;
        this.clock = clock;
    }

    /** One thing; empty when Paigo's answer does not have it. */
    Optional<ToolResult> one(Plan plan, ObjectNode arguments, PaigoRequest request, Answer.Success success) {
        var thing = Path.first(success.body(), plan.result().place());
        if (plan.isRead() && (thing.isMissingNode() || thing.isNull())) {
            return Optional.empty();
        }
        var none = Json.MAPPER.createObjectNode();
        var shown = Projection.show(plan.result().show(), thing, none, revealed(plan, arguments));
        var left = plan.isRead() ? List.<String>of() : leftOut(plan, shown);
        echo(plan, request, shown);
        facts(plan, shown);
        notes(plan, List.of(shown), shown);
        if (!left.isEmpty()) {
            shown.withArrayProperty("notes")
                    .add("Paigo answered " + success.status() + ", but without " + String.join(", ", left)
                            + (plan.witness() == null
                                    ? "."
                                    : "; look with " + Failures.whereToLook(plan, plan.witness(), request) + "."));
        }
        return Optional.of(ok(shown, success.status()));
    }

    ToolResult list(Plan plan, Listing listing, List<Path.Found> matching, Integer status) {
        var page = listing.page(matching, Times.now(clock));
        var items =
                page.path("items").valueStream().map(item -> (ObjectNode) item).toList();
        notes(plan, items, page);
        return ok(page, status);
    }

    /** The thing that a repeated call found to be there already. */
    ToolResult existing(Plan plan, PaigoRequest request, ObjectNode shown, List<String> differences, Integer status) {
        shown.put("alreadyExisted", true);
        echo(plan, request, shown);
        facts(plan, shown);
        if (!differences.isEmpty()) {
            differences.forEach(shown.putArray("notes")::add);
        }
        return ok(shown, status);
    }

    private static Set<String> revealed(Plan plan, ObjectNode arguments) {
        return plan.arguments().stream()
                .filter(a -> a.reveal() != null && arguments.path(a.name()).asBoolean(false))
                .map(a -> String.valueOf(a.reveal()))
                .collect(Collectors.toSet());
    }

    private static void echo(Plan plan, PaigoRequest request, ObjectNode shown) {
        if (plan.result().echo() != null) {
            plan.result().echo().forEach((as, to) -> {
                var sent = Requests.sent(request, to);
                if (!sent.isMissingNode()) {
                    shown.put(as, Projection.asText(sent));
                }
            });
        }
    }

    private void facts(Plan plan, ObjectNode shown) {
        if (!plan.isRead()) {
            shown.put("environment", rights.environment());
        }
        if (plan.result().server() != null) {
            for (var fact : plan.result().server()) {
                switch (fact) {
                    case "environment" -> shown.put(fact, rights.environment());
                    case "writesAllowed" -> shown.put(fact, rights.writesAllowed());
                    case "serverVersion" -> shown.put(fact, rights.version());
                    default -> shown.put(fact, Times.now(clock));
                }
            }
        }
    }

    /** The fields that an answer to a write should have, links apart, and that this one has not. */
    private static List<String> leftOut(Plan plan, ObjectNode shown) {
        return plan.result().show().stream()
                .filter(field -> field.reveal() == null && field.undocumented() == null && !shown.has(field.as()))
                .map(Plan.Shown::as)
                .toList();
    }

    /** Says where Paigo left out a field that its contract does not promise. */
    private static void notes(Plan plan, List<ObjectNode> items, ObjectNode holder) {
        for (var field : plan.result().show()) {
            if (field.undocumented() != null) {
                var without =
                        items.stream().filter(item -> !item.has(field.as())).count();
                if (without > 0) {
                    holder.withArrayProperty("notes")
                            .add("Paigo sent no " + field.as() + " for " + without + " of " + items.size()
                                    + "; its contract does not promise it.");
                }
            }
        }
    }

    private static ToolResult ok(ObjectNode structured, Integer status) {
        return new ToolResult(structured, structured.toString(), ToolResult.Outcome.ok, status);
    }
}
