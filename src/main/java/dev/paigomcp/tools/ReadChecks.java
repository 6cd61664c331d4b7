package dev.paigomcp.tools;

import dev.paigomcp.mapping.CoveredCheck;
import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.EqualCheck;
import dev.paigomcp.mapping.ReadCheck;
import dev.paigomcp.mapping.TimeText;
import dev.paigomcp.mapping.Units;
import dev.paigomcp.mapping.UnlikeCheck;
import dev.paigomcp.mapping.ValuePath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds what one call gives against what side reads show, before it is sent. A check ends the call or adds a note to it. Who
 * may not look things up is told that a check failed, and not what it found.
 */
final class ReadChecks implements ReadCheck.Cases<Optional<ToolResult>> {
    private static final Map<String, RoundingMode> ROUNDING =
            Map.of("round", RoundingMode.HALF_UP, "floor", RoundingMode.FLOOR, "ceiling", RoundingMode.CEILING);

    private final ToolCall.Sent sent;
    private final ToolCall call;
    private final Units units;

    ReadChecks(ToolCall.Sent sent, Units units) {
        this.sent = sent;
        this.units = units;
        this.call = sent.call();
    }

    /** Returns the result that ends the call, or empty if it may go on. */
    Optional<ToolResult> run(ReadCheck check) {
        var read = Objects.requireNonNull(call.plan().reads().get(check.read()));
        for (var variable : read.operation().variables()) {
            if (sent.named(variable).isMissingNode() && !call.arguments().has(variable)) {
                return Optional.empty(); // what would be read was not named
            }
        }
        return check.fold(this);
    }

    @Override
    public Optional<ToolResult> equal(EqualCheck check) {
        if (call.arguments().has(check.argument())) {
            return call.reads().get(check.read()).fold(new CheckedArgument(call, check, units));
        }
        if (check.absent() != null && call.mayRead()) {
            value(check.read(), check.value())
                    .ifPresent(value -> note(check.argument() + " was not given; " + check.absent() + " "
                            + ArgumentProblems.shown(value)));
        }
        return Optional.empty();
    }

    @Override
    public Optional<ToolResult> covered(CoveredCheck check) {
        var thing = call.reads().thing(check.read());
        if (thing.isEmpty() || check.list().first(thing.get()).isMissingNode()) {
            noteUnchecked(check);
            return Optional.empty();
        }
        var given = call.arguments().path(check.argument());
        var at = sent.argument(check.at()).asString("");
        var time = TimeText.start(at).orElse(Instant.MAX);
        var isThere = false;
        var hasBegun = false;
        var isKnown = true;
        for (var group : check.groups().all(thing.get())) {
            isKnown &= check.listed().first(group.item()).isContainer();
            if (contains(check.values().all(group.item()), given)) {
                isThere = true;
                hasBegun |= !begins(group.item(), check).isAfter(time);
            }
        }
        if (!isThere && !isKnown) {
            noteUnchecked(check);
        } else if (!isThere) {
            note(check.argument(), ArgumentProblems.shown(given) + " " + check.none());
        } else if (!hasBegun) {
            note(check.at(), at + " " + check.early());
        }
        return Optional.empty();
    }

    private static boolean contains(List<ValuePath.Found> values, JsonNode given) {
        for (var value : values) {
            if (value.item().asString("").equals(given.asString(""))) {
                return true;
            }
        }
        return false;
    }

    private static Instant begins(JsonNode group, CoveredCheck check) {
        return TimeText.start(check.since().first(group).asString("")).orElse(Instant.MIN);
    }

    @Override
    public Optional<ToolResult> rounded(ReadCheck.Rounded check) {
        var quantity = Decimals.parse(call.arguments().path(check.argument()));
        var step = value(check.read(), check.step()).flatMap(Decimals::parse);
        if (quantity.isEmpty() || step.isEmpty()) {
            if (call.reads().thing(check.read()).isEmpty()) {
                noteUnchecked(check);
            }
            return Optional.empty();
        }
        if (step.get().signum() > 0 && quantity.get().remainder(step.get()).signum() != 0) {
            var rounding = value(check.read(), check.rounding())
                    .map(word -> word.asString(""))
                    .orElse("");
            note(
                    check.argument(),
                    quantity.get().toPlainString() + " is no multiple of " + check.step() + ", "
                            + step.get().toPlainString() + counts(quantity.get(), step.get(), rounding));
        }
        return Optional.empty();
    }

    /** Returns what a quantity counts as, if it is rounded by itself. */
    private static String counts(BigDecimal quantity, BigDecimal step, String rounding) {
        var mode = ROUNDING.get(rounding);
        if (mode == null) {
            return "";
        }
        var counted = quantity.divide(step, 0, mode).multiply(step);
        return ": rounded by " + rounding + ", it counts as " + counted.toPlainString() + " if it is billed alone";
    }

    @Override
    public Optional<ToolResult> unlike(UnlikeCheck check) {
        var like = new LikeThings(sent, check);
        return call.reads().get(check.read(), like::isWanted).fold(like);
    }

    private Optional<JsonNode> value(String read, ValuePath path) {
        return call.reads().thing(read).map(path::first).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    private void noteUnchecked(ReadCheck check) {
        note(check.arguments().get(0) + " was not checked: what is at Paigo cannot be seen");
    }

    private void note(String argument, String found) {
        note(argument + " "
                + (call.mayRead() ? found : "may not count as it was given; whoever has paigo:read can see why"));
    }

    private void note(String text) {
        call.notes().add(text + ".");
    }
}
