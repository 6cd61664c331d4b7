package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.mapping.AgeCheck;
import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.AscendingCheck;
import dev.paigomcp.mapping.CallCheck;
import dev.paigomcp.mapping.CoveredCheck;
import dev.paigomcp.mapping.DateTimeType;
import dev.paigomcp.mapping.DecimalType;
import dev.paigomcp.mapping.GivenCheck;
import dev.paigomcp.mapping.GivenCondition;
import dev.paigomcp.mapping.PeriodCheck;
import dev.paigomcp.mapping.ReadCheck;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.UnlikeCheck;
import dev.paigomcp.mapping.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks that what must hold before a call is sent is about arguments, fields and values that there are. */
final class PreconditionsCheck {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final OperationSchemas operation;
    private final Findings findings;

    PreconditionsCheck(ResolvedTool resolved, Findings findings) {
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.operation = resolved.operation();
        this.findings = findings;
    }

    void run() {
        for (var i = 0; i < plan.result().tell().size(); i++) {
            var told = plan.result().tell().get(i);
            read(told.read(), told.asked(), false, tool.pointer() + "/result/tell/" + i);
        }
        for (var i = 0; i < plan.checks().size(); i++) {
            var check = plan.checks().get(i);
            var pointer = tool.pointer() + "/checks/" + i;
            check.arguments().forEach(path -> argument(path, pointer));
            run(check, pointer);
        }
    }

    /** Reports a path that does not lead to an argument or to something in it. */
    private void argument(String path, String pointer) {
        var dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        var argument = find(name);
        if (argument.isEmpty()) {
            findings.known(pointer, "argument", name, tool.argumentNames());
            return;
        }
        if (dot < 0) {
            return;
        }
        var inner = contract(argument.get())
                .flatMap(schema -> operation.schemas().at(schema, ValuePath.parse(path.substring(dot + 1))));
        if (inner.isEmpty()) {
            findings.error(
                    pointer,
                    "\"" + name + "\" has no \"" + path.substring(dot + 1) + "\" in the contract",
                    path.substring(dot + 1),
                    contract(argument.get())
                            .map(operation.schemas()::propertyNames)
                            .orElse(Set.of()));
        }
    }

    private Optional<Argument> find(String name) {
        return plan.arguments().stream()
                .filter(argument -> argument.name().equals(name))
                .findFirst();
    }

    private Optional<JsonNode> contract(Argument argument) {
        return Optional.ofNullable(argument.to()).flatMap(operation::sent);
    }

    private void run(CallCheck check, String pointer) {
        if (check instanceof GivenCheck.Requires requires) {
            condition(requires.when(), pointer + "/requires/when");
        } else if (check instanceof GivenCheck.Only only) {
            condition(only.when(), pointer + "/only/when");
        } else if (check instanceof GivenCheck.Places places) {
            places.arguments().forEach(name -> decimal(name, pointer + "/places"));
        } else if (check instanceof GivenCheck.Distinct distinct) {
            distinct(distinct.argument(), pointer + "/distinct");
        } else if (check instanceof GivenCheck.Form form) {
            form(form.path(), pointer + "/form");
        } else if (check instanceof AscendingCheck ascending) {
            ascending(ascending, pointer + "/ascending");
        } else if (check instanceof AgeCheck age) {
            age(age, pointer + "/age");
        } else if (check instanceof PeriodCheck period) {
            period(period, pointer + "/period");
        } else if (check instanceof ReadCheck read) {
            read(read, pointer);
        }
    }

    private void decimal(String name, String pointer) {
        is(name, argument -> argument.type() instanceof DecimalType, "decimal", "set type: decimal", pointer);
    }

    private void time(String name, String pointer) {
        is(name, argument -> argument.type() instanceof DateTimeType, "time", "set format: date-time", pointer);
    }

    /** Reports an argument that there is, and that a check can never look at. */
    private void is(String name, Predicate<Argument> holds, String what, @Nullable String hint, String pointer) {
        if (find(name).filter(holds.negate()).isPresent()) {
            findings.error(pointer, "\"" + name + "\" is no " + what, hint);
        }
    }

    private void distinct(String name, String pointer) {
        is(
                name,
                argument -> argument.type() instanceof ArgumentType.Texts
                        || contract(argument)
                                .filter(schema -> isOfType(schema, "array"))
                                .isPresent(),
                "list",
                null,
                pointer);
    }

    private void form(ValuePath path, String pointer) {
        var name = path.toString().split("\\.", 2);
        var argument = find(name[0]);
        var isText = argument.isEmpty()
                || (name.length > 1 || argument.get().type() instanceof ArgumentType.Verbatim)
                        && contract(argument.get())
                                .flatMap(schema -> name.length == 1
                                        ? Optional.of(schema)
                                        : operation.schemas().at(schema, ValuePath.parse(name[1])))
                                .map(schema -> isOfType(schema, "string"))
                                .orElse(name.length > 1);
        if (!isText) {
            findings.error(pointer, "\"" + path + "\" is no text", null);
        }
    }

    private boolean isOfType(JsonNode schema, String type) {
        var found = operation.schemas().resolve(schema).path("type");
        return found.isMissingNode() || found.asString("").equals(type);
    }

    /** Reports a value that the argument can never have. */
    private void condition(GivenCondition when, String pointer) {
        var argument = find(when.argument());
        if (argument.isEmpty()) {
            findings.known(pointer + "/argument", "argument", when.argument(), tool.argumentNames());
            return;
        }
        var allowed = words(argument.get());
        for (var i = 0; !allowed.isEmpty() && i < when.values().size(); i++) {
            findings.known(
                    pointer + "/is/" + i,
                    "value of \"" + when.argument() + "\" such as",
                    when.values().get(i),
                    allowed);
        }
    }

    /** Returns the words that the argument can be, or none if it can be others. */
    private List<String> words(Argument argument) {
        if (argument.type() instanceof ArgumentType.LookupWord word) {
            return List.copyOf(word.lookup().values().keySet());
        }
        var words = new ArrayList<String>();
        contract(argument)
                .map(operation.schemas()::resolve)
                .ifPresent(schema -> schema.path("enum").forEach(value -> words.add(value.asString(""))));
        return words;
    }

    private void ascending(AscendingCheck check, String pointer) {
        if (check.multipleOf() != null) {
            decimal(check.multipleOf(), pointer + "/multipleOf");
        }
        if (find(check.list()).isEmpty()) {
            return;
        }
        var field = find(check.list()).orElseThrow().type().field(check.by());
        if (field.isEmpty()) {
            findings.error(
                    pointer + "/by",
                    "the items of \"" + check.list() + "\" have no \"" + check.by() + "\"",
                    check.by(),
                    tool.argument(check.list()).each().stream()
                            .map(each -> each.name())
                            .toList());
        } else if (!(field.get() instanceof DecimalType decimal)) {
            findings.error(pointer + "/by", "\"" + check.by() + "\" is no decimal", "set type: decimal");
        } else {
            findings.known(
                    pointer + "/last",
                    "word of \"" + check.by() + "\" such as",
                    check.last(),
                    List.copyOf(decimal.words().keySet()));
        }
    }

    private void period(PeriodCheck check, String pointer) {
        for (var name : check.arguments()) {
            time(name, pointer);
            if (find(name).map(Argument::type).orElse(null) instanceof DateTimeType time
                    && time.isEnd() != name.equals(check.to())) {
                findings.error(
                        pointer,
                        "\"" + name + "\" " + (time.isEnd() ? "is the end of a period" : "is no end of a period"),
                        time.isEnd() ? "remove isEnd: true" : "set isEnd: true");
            }
        }
    }

    private void age(AgeCheck check, String pointer) {
        time(check.argument(), pointer + "/argument");
        if (check.note().compareTo(check.refuse()) >= 0) {
            findings.error(pointer + "/note", "a time is refused before it has a note", "let note be less than refuse");
        }
    }

    private void read(ReadCheck check, String pointer) {
        read(check.read(), check.asked(), check instanceof UnlikeCheck, pointer);
        if (check instanceof ReadCheck.Rounded rounded) {
            decimal(rounded.argument(), pointer + "/rounded/argument");
        } else if (check instanceof CoveredCheck covered) {
            time(covered.at(), pointer + "/covered/at");
        } else if (check instanceof UnlikeCheck unlike) {
            var read = plan.reads().get(unlike.read());
            if (read != null && !read.isList()) {
                findings.error(pointer + "/unlike/read", "\"" + unlike.read() + "\" reads one thing", "use items:");
            }
            is(
                    unlike.except(),
                    argument -> argument.type() instanceof ArgumentType.Texts,
                    "list of texts",
                    "set type: texts",
                    pointer + "/unlike/except");
            unlike.names()
                    .forEach(name -> findings.known(
                            pointer + "/unlike/names",
                            "argument of same:",
                            name,
                            unlike.same().keySet()));
        }
    }

    /**
     * Reports a side read that the tool does not have, or that finds several things where one is looked at, and a value that
     * what is read does not have.
     */
    private void read(String name, List<ValuePath> asked, boolean isOfMany, String pointer) {
        findings.known(pointer, "read", name, plan.reads().keySet());
        var read = plan.reads().get(name);
        if (read != null && read.isList() && !isOfMany) {
            findings.error(
                    pointer,
                    "read \"" + name + "\" finds several things",
                    "let it read the one thing that is looked at");
        }
        var thing = read == null ? Optional.<JsonNode>empty() : findings.shown(read.operation(), read.place());
        for (var path : asked) {
            if (thing.isPresent() && !operation.schemas().allows(thing.get(), path)) {
                findings.error(
                        pointer,
                        "what is read has no \"" + path + "\"",
                        path.toString(),
                        operation.schemas().propertyNames(thing.get()));
            }
        }
    }
}
