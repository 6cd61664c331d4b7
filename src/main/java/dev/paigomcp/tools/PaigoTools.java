package dev.paigomcp.tools;

import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The generated tools over a Paigo account: check the arguments, build the request, send it, show the answer. What the
 * model can correct is a result that says so. Thread-safe.
 */
public final class PaigoTools implements Tools {
    /** So many items that a caller who wants to know is told of them. */
    private static final int MANY = 500;

    private final List<ObjectNode> catalogue;
    private final Map<String, Plan> plans;
    private final ArgumentValidator arguments;
    private final RequestBuilder requests;
    private final Paigo paigo;
    private final IdSuggestions suggestions;
    private final ResultBuilder results;
    private final Preconditions preconditions;
    private final Set<Scope> scopes;

    /**
     * The tools.
     *
     * @param generated what the build made of the mapping
     * @param ids makes the id of each write
     */
    public PaigoTools(GeneratedTools generated, Paigo paigo, Permissions rights, Clock clock, Supplier<String> ids) {
        this.scopes = rights.scopes();
        this.catalogue = generated.catalogue(scopes);
        this.plans = generated.plans();
        this.arguments = new ArgumentValidator(generated.rules(), clock);
        this.requests = new RequestBuilder(clock, ids);
        this.paigo = paigo;
        this.suggestions = new IdSuggestions(paigo, generated.ids());
        this.results = new ResultBuilder(rights, clock, new ResultTruncator(generated.resultBytes()));
        this.preconditions = new Preconditions(paigo, rights);
    }

    @Override
    public List<ObjectNode> list() {
        return catalogue;
    }

    @Override
    public boolean has(String name) {
        return plans.containsKey(name);
    }

    @Override
    public Optional<Scope> lacks(String name) {
        var needed = Objects.requireNonNull(plans.get(name), name).scope();
        return scopes.contains(needed) ? Optional.empty() : Optional.of(needed);
    }

    @Override
    public ToolResult call(String name, ObjectNode given, CallScope scope) {
        var plan = Objects.requireNonNull(plans.get(name), name);
        var problems = new ArrayList<ArgumentProblem>();
        var plain = ArgumentValidator.plain(plan, given, problems);
        if (problems.isEmpty()) {
            problems.addAll(arguments.check(name, plan, plain));
        }
        var listing = new ListQuery(plan.result(), plain);
        if (problems.isEmpty() && plan.isRead()) {
            problems.addAll(listing.check());
        }
        if (!problems.isEmpty()) {
            return ToolResult.failure(ToolResult.Outcome.bad_argument, ArgumentProblem.text(name, problems), null);
        }
        var stopped = preconditions.stop(name, plan, plain, scope);
        return stopped.orElseGet(() -> send(name, plan, plain, listing, scope));
    }

    private ToolResult send(String name, Plan plan, ObjectNode plain, ListQuery listing, CallScope scope) {
        var narrow = plan.narrow();
        var request = narrow != null && plain.has(narrow.by())
                ? Preconditions.read(narrow.read(), plain)
                : requests.of(plan, plain);
        var answer = paigo.send(request, scope);
        if (answer instanceof PaigoResult.Success success) {
            return plan.result().isList()
                    ? list(name, plan, plain, listing, success, scope)
                    : results.one(name, plan, plain, request, success)
                            .orElseGet(() -> nothing(name, plan, plain, success, scope));
        }
        if (answer instanceof PaigoResult.Refused refused) {
            return new ExistingCheck(paigo, results)
                    .existing(name, plan, plain, request, refused, scope)
                    .orElseGet(() -> FailureText.refused(
                            name,
                            plan,
                            refused,
                            isAboutIds(refused) ? suggestions.unknown(plan, plain, scope) : List.of()));
        }
        if (answer instanceof PaigoResult.Unknown unknown) {
            return FailureText.unknown(name, plan, request, unknown);
        }
        if (answer instanceof PaigoResult.Invalid invalid) {
            return FailureText.invalid(name, plan, invalid);
        }
        if (answer instanceof PaigoResult.Unreadable unreadable) {
            return FailureText.unreadable(unreadable);
        }
        return FailureText.unreachable(plan, (PaigoResult.Unreachable) answer);
    }

    private ToolResult nothing(String name, Plan plan, ObjectNode plain, PaigoResult.Success success, CallScope scope) {
        var unknown = suggestions.unknown(plan, plain, scope);
        return unknown.isEmpty()
                ? FailureText.without(plan.result().place(), success)
                : FailureText.notFound(name, unknown, success.status());
    }

    private ToolResult list(
            String name, Plan plan, ObjectNode plain, ListQuery listing, PaigoResult.Success success, CallScope scope) {
        var place = plan.result().place();
        var root = place.list();
        if (!root.first(success.body()).isArray()) {
            return ToolResult.failure(
                    ToolResult.Outcome.unreadable,
                    "Paigo's answer has no list \"" + root + "\", which its contract promises; it said: "
                            + SchemaErrorText.shown(success.body()),
                    success.status());
        }
        var all = place.all(success.body());
        if (all.size() > MANY) {
            scope.progress("Paigo has " + all.size() + " items: picking those that were asked for");
        }
        var matching = listing.matching(all);
        if (matching.isEmpty()) {
            var unknown = suggestions.unknown(plan, plain, scope);
            if (!unknown.isEmpty()) {
                return FailureText.notFound(name, unknown, success.status());
            }
        }
        return results.list(name, plan, listing, matching, success.status());
    }

    private static boolean isAboutIds(PaigoResult.Refused refused) {
        return refused.status() == 400 || refused.status() == 404;
    }
}
