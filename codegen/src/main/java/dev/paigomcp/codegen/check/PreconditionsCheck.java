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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks that what must hold before a call is sent is about arguments, fields and values that there are. */
final class PreconditionsCheck {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final OperationSchemas operation;
    private final Findings findings;
    private final CheckedTypes arguments;

    PreconditionsCheck(ResolvedTool resolved, Findings findings) {
        this.tool = resolved.tool();
        this.plan = resolved.plan();
        this.operation = resolved.operation();
        this.findings = findings;
        this.arguments = new CheckedTypes(plan, operation, findings);
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
        var argument = arguments.find(name);
        if (argument.isEmpty()) {
            findings.known(pointer, "argument", name, tool.argumentNames());
            return;
        }
        if (dot < 0) {
            return;
        }
        var inner = arguments
                .contract(argument.get())
                .flatMap(schema -> operation.schemas().at(schema, ValuePath.parse(path.substring(dot + 1))));
        if (inner.isEmpty()) {
            findings.error(
                    pointer,
                    "\"" + name + "\" has no \"" + path.substring(dot + 1) + "\" in the contract",
                    path.substring(dot + 1),
                    arguments
                            .contract(argument.get())
                            .map(operation.schemas()::propertyNames)
                            .orElse(Set.of()));
        }
    }

    private void run(CallCheck check, String pointer) {
        if (check instanceof GivenCheck.Requires requires) {
            condition(requires.when(), pointer + "/requires/when");
        } else if (check instanceof GivenCheck.Only only) {
            condition(only.when(), pointer + "/only/when");
        } else if (check instanceof GivenCheck.Places places) {
            places.arguments().forEach(name -> arguments.decimal(name, pointer + "/places"));
        } else if (check instanceof GivenCheck.Distinct distinct) {
            arguments.distinct(distinct.argument(), pointer + "/distinct");
        } else if (check instanceof GivenCheck.Form form) {
            arguments.form(form.path(), pointer + "/form");
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

    /** Reports a value that the argument can never have. */
    private void condition(GivenCondition when, String pointer) {
        var argument = arguments.find(when.argument());
        if (argument.isEmpty()) {
            findings.known(pointer + "/argument", "argument", when.argument(), tool.argumentNames());
            return;
        }
        var allowed = arguments.words(argument.get());
        for (var i = 0; !allowed.isEmpty() && i < when.values().size(); i++) {
            findings.known(
                    pointer + "/is/" + i,
                    "value of \"" + when.argument() + "\" such as",
                    when.values().get(i),
                    allowed);
        }
    }

    private void ascending(AscendingCheck check, String pointer) {
        if (check.multipleOf() != null) {
            arguments.decimal(check.multipleOf(), pointer + "/multipleOf");
        }
        if (arguments.find(check.list()).isEmpty()) {
            return;
        }
        var field = arguments.find(check.list()).orElseThrow().type().field(check.by());
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
            arguments.time(name, pointer);
            if (arguments.find(name).map(Argument::type).orElse(null) instanceof DateTimeType time
                    && time.isEnd() != name.equals(check.to())) {
                findings.error(
                        pointer,
                        "\"" + name + "\" " + (time.isEnd() ? "is the end of a period" : "is no end of a period"),
                        time.isEnd() ? "remove isEnd: true" : "set isEnd: true");
            }
        }
    }

    private void age(AgeCheck check, String pointer) {
        arguments.time(check.argument(), pointer + "/argument");
        if (check.note().compareTo(check.refuse()) >= 0) {
            findings.error(pointer + "/note", "a time is refused before it has a note", "let note be less than refuse");
        }
    }

    private void read(ReadCheck check, String pointer) {
        read(check.read(), check.asked(), check instanceof UnlikeCheck, pointer);
        if (check instanceof ReadCheck.Rounded rounded) {
            arguments.decimal(rounded.argument(), pointer + "/rounded/argument");
        } else if (check instanceof CoveredCheck covered) {
            arguments.time(covered.at(), pointer + "/covered/at");
        } else if (check instanceof UnlikeCheck unlike) {
            var read = plan.reads().get(unlike.read());
            if (read != null && !read.isList()) {
                findings.error(pointer + "/unlike/read", "\"" + unlike.read() + "\" reads one thing", "use items:");
            }
            arguments.is(
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
