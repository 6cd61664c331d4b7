package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Shown;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks that what a tool shows is in the contract's answer, or is said to be undocumented. */
final class ResultCheck {
    private final Mapping mapping;
    private final Tool tool;
    private final Places places;
    private final Diagnostics out;
    private final String pointer;

    ResultCheck(Mapping mapping, Tool tool, Places places, Diagnostics out) {
        this.mapping = mapping;
        this.tool = tool;
        this.places = places;
        this.out = out;
        this.pointer = tool.pointer() + "/result";
    }

    void run() {
        var result = tool.result();
        if (result.has("item") && result.has("items")) {
            error(
                    pointer,
                    "tool \"" + tool.name() + "\" has item and items",
                    "keep item for one thing, items for a list");
        }
        var item = places.shown(tool.place());
        if (item.isEmpty()) {
            error(pointer, "the answer of " + places.operation().key() + " has no \"" + tool.place() + "\"", null);
            return;
        }
        var around = places.around(tool.place());
        var lifted = new HashSet<String>();
        result.path("lift").forEach(name -> lifted.add(name.asString()));
        fields(tool.show(), tool.isList() ? List.of(item.get(), around) : List.of(item.get()));
        for (var list : List.of("lift", "search", "where", "totals", "sort", "page")) {
            if (result.has(list) && !tool.isList()) {
                error(
                        pointer + "/" + list,
                        "\"" + list + "\" is for lists, but tool \"" + tool.name() + "\" shows one thing",
                        "use items: in place of item:");
            }
        }
        for (var i = 0; i < result.path("lift").size(); i++) {
            exists(result.path("lift").get(i).asString(), List.of(around), pointer + "/lift/" + i);
        }
        var search = result.path("search").path("in");
        for (var i = 0; i < search.size(); i++) {
            exists(search.get(i).asString(), List.of(item.get(), around), pointer + "/search/in/" + i);
        }
        for (var filter : result.path("where").properties()) {
            exists(filter.getKey(), List.of(item.get(), around), pointer + "/where" + token(filter.getKey()));
            var id = filter.getValue().path("id").asStringOpt();
            if (id.isPresent() && !mapping.ids().has(id.get())) {
                error(
                        pointer + "/where" + token(filter.getKey()) + "/id",
                        "there is no id \"" + id.get() + "\"",
                        Diagnostics.didYouMean(id.get(), mapping.ids().propertyNames()));
            }
        }
        result.path("sort")
                .path("by")
                .asStringOpt()
                .ifPresent(by -> exists(by, List.of(item.get(), around), pointer + "/sort/by"));
        result.path("totals")
                .path("by")
                .asStringOpt()
                .ifPresent(by -> exists(by, List.of(item.get(), around), pointer + "/totals/by"));
        var sums = result.path("totals").path("of");
        for (var i = 0; i < sums.size(); i++) {
            for (var name : sums.get(i).propertyNames()) {
                exists(name, List.of(item.get(), around), pointer + "/totals/of/" + i);
            }
        }
        reveals();
        for (var echo : result.path("echo").properties()) {
            if (places.sent(echo.getValue().asString("")).isEmpty()) {
                error(
                        pointer + "/echo" + token(echo.getKey()),
                        "\"" + echo.getValue().asString("") + "\" is not sent by "
                                + places.operation().key(),
                        Diagnostics.didYouMean(
                                echo.getValue().asString(""),
                                places.near(echo.getValue().asString(""))));
            }
        }
    }

    private void fields(List<Shown> shown, List<JsonNode> where) {
        var names = new HashSet<String>();
        for (var field : shown) {
            if (!names.add(field.as())) {
                error(field.pointer(), "\"" + field.as() + "\" is shown twice", "name one of them by as:");
            }
            if (field.text("undocumented").isEmpty()) {
                exists(field.from(), where, field.pointer());
            } else if (where.stream()
                    .anyMatch(place -> places.schemas().at(place, field.from()).isPresent())) {
                out.warning(
                        mapping.document(),
                        field.pointer(),
                        "\"" + field.from() + "\" is said to be undocumented, but the contract has it now");
            }
            field.text("else").ifPresent(other -> exists(other, where, field.pointer()));
            field.text("lookup")
                    .filter(name -> !mapping.lookups().has(name))
                    .ifPresent(name -> error(
                            field.pointer(),
                            "there is no lookup \"" + name + "\"",
                            Diagnostics.didYouMean(name, mapping.lookups().propertyNames())));
            if (!field.each().isEmpty()) {
                var inner = where.stream()
                        .flatMap(place -> places.schemas().at(place, field.from()).stream())
                        .findFirst();
                inner.ifPresent(found -> fields(
                        field.each(), List.of(places.schemas().items(found).orElse(found))));
            }
        }
    }

    private void exists(String path, List<JsonNode> where, String at) {
        var schemas = places.schemas();
        var steps = path.split("\\.");
        var found = where.stream().anyMatch(place -> {
            var here = place;
            for (var step : steps) {
                if (schemas.isFreeForm(here)) {
                    return true;
                }
                var next = schemas.property(here, step);
                if (next.isEmpty()) {
                    return false;
                }
                here = next.get();
            }
            return true;
        });
        if (!found) {
            error(
                    at,
                    "tool \"" + tool.name() + "\" shows \"" + path + "\", which the answer of "
                            + places.operation().key() + " does not have",
                    Diagnostics.didYouMean(path, near(path, where)));
        }
    }

    /** The fields beside the one that is not there, by the same path as far as that leads. */
    private TreeSet<String> near(String path, List<JsonNode> where) {
        var names = new TreeSet<String>();
        var parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        for (var place : where) {
            names.addAll(places.schemas().propertyNames(place));
            if (!parent.isEmpty()) {
                places.schemas()
                        .at(place, parent)
                        .ifPresent(inner ->
                                places.schemas().propertyNames(inner).forEach(name -> names.add(parent + "." + name)));
            }
        }
        return names;
    }

    private void reveals() {
        var groups = new TreeSet<String>();
        tool.arguments().forEach(a -> a.text("reveal").ifPresent(groups::add));
        for (var field : all(tool.show())) {
            var group = field.text("reveal");
            if (group.isPresent() && !groups.contains(group.get())) {
                error(
                        field.pointer(),
                        "nothing reveals \"" + group.get() + "\"",
                        "add an argument with reveal: " + group.get());
            }
        }
        for (var argument : tool.arguments()) {
            var group = argument.text("reveal");
            if (group.isPresent()
                    && all(tool.show()).stream().noneMatch(f -> f.text("reveal").equals(group))) {
                error(
                        argument.pointer() + "/reveal",
                        "\"" + argument.name() + "\" reveals \"" + group.get() + "\", but no field is in it",
                        null);
            }
        }
    }

    private static List<Shown> all(List<Shown> fields) {
        var all = new ArrayList<Shown>(fields);
        fields.forEach(field -> all.addAll(all(field.each())));
        return all;
    }

    private void error(String at, String message, @Nullable String hint) {
        out.error(mapping.document(), at, message, hint);
    }
}
