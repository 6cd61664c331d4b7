package dev.paigomcp.tools;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.tools.GeneratedTools.GeneratedTool;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.FieldsReader;
import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the generated tools to work on a Paigo account. Thread-safe.
 *
 * <p>No tool has code of its own. The build makes a definition, a schema and a plan for each, and the same steps carry out
 * every plan: {@link ArgumentNormalizer} understands the arguments and {@link ArgumentValidator} checks them, {@link
 * RequestBuilder} makes the request, {@link Preconditions} stop what is not allowed or does not match the account, and
 * {@link Paigo} sends it. {@link SideReads} reads beside it what checks and results ask for. A new tool is an entry in the mapping; a new kind of argument or filter is a type of the mapping's
 * model, which the steps ask what to do.
 *
 * <p>What comes of the request is one of six kinds, and {@link Answered} has one method for each. A success becomes a
 * result by {@link ResultBuilder}; of a list, {@link ListReader} selects what {@link ListQuery} asks for while it is read,
 * since Paigo neither filters nor sorts nor sums. A refusal may be the repeat of a call that was applied before, which
 * {@link RepeatedCall} finds out, or be about an id that Paigo does not know, for which {@link IdSuggestions} names the
 * nearest. {@link FailureText} words the rest.
 *
 * <p>The steps share one value, {@link ToolCall}, and keep nothing between two calls. Each returns a value, so that they can
 * be read from top to bottom; the only exceptions are faults of this server, which the protocol catches. A write is
 * sent once: if its answer is lost, the result says where to look, since only the caller can decide what is right then.
 */
public final class PaigoTools {
    /** From so many items on, a caller that wants progress is told about the filtering. */
    private static final int MANY_ITEMS = 500;

    private final Paigo paigo;
    private final Clock clock;
    private final Permissions permissions;
    private final ArgumentValidator validator;
    private final Preconditions preconditions;
    private final RequestBuilder requests;
    private final ResultBuilder results;
    private final RepeatedCall existing;
    private final IdSuggestions suggestions;
    private final UnitAdvice units;

    private PaigoTools(
            GeneratedTools generated, Paigo paigo, Permissions permissions, Clock clock, Supplier<String> ids) {
        this.paigo = paigo;
        this.clock = clock;
        this.permissions = permissions;
        this.validator = new ArgumentValidator(generated.plans().wordHints(), clock);
        this.units = new UnitAdvice(generated.plans().wordHints());
        this.suggestions = new IdSuggestions(new KnownIds(generated, paigo));
        this.preconditions = new Preconditions(
                permissions, new NeededRights(suggestions), generated.plans().units());
        this.requests = new RequestBuilder(clock, ids);
        this.results = new ResultBuilder(
                new ServerFacts(permissions, clock),
                new ResultPager(new ResultTruncator(generated.plans().maxResultBytes()), paigo::secrets));
        this.existing = new RepeatedCall(paigo, results);
    }

    /**
     * Returns the tools of an account.
     *
     * @param generated what the build made of the mapping
     * @param paigo the account
     * @param ids makes the id of each write
     */
    public static Tools of(
            GeneratedTools generated, Paigo paigo, Permissions permissions, Clock clock, Supplier<String> ids) {
        var account = new PaigoTools(generated, paigo, permissions, clock, ids);
        return new Tools(
                generated.tools().stream()
                        .map(tool -> account.new PaigoTool(tool))
                        .toList(),
                generated.plans()::hint);
    }

    /** A generated tool that works on the account. */
    private final class PaigoTool implements Tool {
        private final GeneratedTool generated;
        private final ToolPlan plan;
        private final String name;
        private final Function<ToolCall, ToolResult> send;
        private final Map<String, SideReads.Prepared> reads;

        private PaigoTool(GeneratedTool generated) {
            this.generated = generated;
            this.plan = permissions.checks() || generated.plan().isRead()
                    ? generated.plan()
                    : generated.plan().withoutLookUps();
            this.send = sending(plan);
            this.reads = SideReads.Prepared.of(plan);
            this.name = Tool.super.name();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ObjectNode definition() {
            return generated.definition();
        }

        @Override
        public Scope requiredScope() {
            return generated.plan().scope();
        }

        @Override
        public ToolResult call(ObjectNode arguments, CallScope scope) {
            var problems = new ArgumentProblems();
            var given = generated.normalizer().normalize(arguments);
            var side = new SideReads(paigo, reads, given, scope, !plan.isRead());
            var call = new ToolCall(name, plan, given, scope, permissions.scopes(), side);
            validator.check(call, generated.inputSchema(), problems);
            var result = problems.isEmpty() ? send.apply(call) : refused(call, problems);
            return result.isError() ? ShownResult.failure(result, paigo.secrets()) : result;
        }
    }

    private ToolResult refused(ToolCall call, ArgumentProblems problems) {
        units.addTo(problems, call);
        return ToolResult.failure(ToolResult.Outcome.bad_argument, problems.text(call.tool()), null);
    }

    /** Returns what sends a call and makes its result, with what it needs of answers worked out beforehand. */
    private Function<ToolCall, ToolResult> sending(ToolPlan plan) {
        var computed = ComputedFields.of(plan.result());
        if (plan.result().isList()) {
            var layout = ListReader.Layout.of(plan);
            return call -> list(call, layout, computed);
        }
        var reader = new FieldsReader(NeededFields.of(plan));
        return call -> thing(call, reader, computed);
    }

    private ToolResult thing(ToolCall call, AnswerReader reader, ComputedFields computed) {
        var sent = requests.build(call, reader);
        return send(
                sent,
                success -> results.thing(sent, computed, success).orElseGet(() -> {
                    var unknown = suggestions.unknown(call);
                    return unknown.isEmpty()
                            ? FailureText.withoutThing(call, success)
                            : FailureText.notFound(call, unknown, success);
                }));
    }

    private ToolResult list(ToolCall call, ListReader.Layout layout, ComputedFields computed) {
        var query = new ListQuery(call, computed, clock.instant());
        var reader = new ListReader(query, layout);
        return send(
                requests.build(call, reader),
                success -> reader.selection()
                        .map(selection -> list(call, query, selection, success))
                        .orElseGet(() -> FailureText.withoutList(call, success)));
    }

    private ToolResult list(ToolCall call, ListQuery query, ListSelection selection, PaigoResult.Success success) {
        if (selection.seen() > MANY_ITEMS) {
            call.scope().progress("Paigo has " + selection.seen() + " items: picking those that were asked for");
        }
        var unknown = selection.matching() == 0 ? suggestions.unknown(call) : List.<String>of();
        return unknown.isEmpty()
                ? results.list(call, query, selection, success)
                : FailureText.notFound(call, unknown, success);
    }

    private ToolResult send(ToolCall.Sent sent, Function<PaigoResult.Success, ToolResult> shown) {
        return preconditions.stop(sent).orElseGet(() -> sendNow(sent, shown));
    }

    private ToolResult sendNow(ToolCall.Sent sent, Function<PaigoResult.Success, ToolResult> shown) {
        var scope = sent.call().scope();
        if (!sent.call().isRead()) {
            BesideValues.ask(sent.call());
            WriteNotes.ask(sent.call());
            if (scope.remaining().compareTo(paigo.answerTimeout()) < 0) {
                return FailureText.tooLate(sent.call());
            }
            scope.beginWrite(reason -> FailureText.unknown(sent, new PaigoResult.Unknown(null, reason))
                    .text());
        }
        return paigo.send(sent.request(), scope).fold(new Answered(sent, shown));
    }

    /** Makes the result of a call of what came of its request. */
    private final class Answered implements PaigoResult.Cases<ToolResult> {
        private final ToolCall.Sent sent;
        private final ToolCall call;
        private final Function<PaigoResult.Success, ToolResult> shown;

        /** @param shown makes the result of a success */
        private Answered(ToolCall.Sent sent, Function<PaigoResult.Success, ToolResult> shown) {
            this.sent = sent;
            this.call = sent.call();
            this.shown = shown;
        }

        @Override
        public ToolResult success(PaigoResult.Success success) {
            return shown.apply(success);
        }

        @Override
        public ToolResult refused(PaigoResult.Refused refused) {
            call.scope().endWrite();
            return existing.find(sent, refused)
                    .orElseGet(() -> FailureText.refused(
                            call, refused, FailureText.isAboutIds(refused) ? suggestions.unknown(call) : List.of()));
        }

        @Override
        public ToolResult unreachable(PaigoResult.Unreachable unreachable) {
            call.scope().endWrite();
            return FailureText.unreachable(call, unreachable);
        }

        @Override
        public ToolResult unknown(PaigoResult.Unknown unknown) {
            return FailureText.unknown(sent, unknown);
        }

        @Override
        public ToolResult unreadable(PaigoResult.Unreadable unreadable) {
            return FailureText.unreadable(unreadable);
        }

        @Override
        public ToolResult invalid(PaigoResult.Invalid invalid) {
            return FailureText.invalid(call, invalid);
        }
    }
}
