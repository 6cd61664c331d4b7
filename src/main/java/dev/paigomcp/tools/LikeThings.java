package dev.paigomcp.tools;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.OrganisationName;
import dev.paigomcp.mapping.SideRead;
import dev.paigomcp.mapping.UnlikeCheck;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Finds the things of a side read that are like the one that a call would make, and says which they are. */
final class LikeThings extends CheckedRead {
    /** How many things the answer shows; a caller must name no more than these to mean another one. */
    private static final int MAX_SHOWN = 5;

    private final ToolCall.Sent sent;
    private final UnlikeCheck check;
    private final SideRead read;
    private final Map<String, String> keys = new HashMap<>();

    /** A thing, and the arguments in which it is like the one that would be made. */
    private record Like(String id, JsonNode thing, List<String> in) {}

    LikeThings(ToolCall.Sent sent, UnlikeCheck check) {
        super(sent.call(), String.join(" and ", check.same().keySet()), false);
        this.sent = sent;
        this.check = check;
        this.read = Objects.requireNonNull(call.plan().reads().get(check.read()));
        check.same()
                .keySet()
                .forEach(name -> keys.put(name, key(name, call.arguments().path(name))));
    }

    /** Returns whether a thing is like the one that the call would make, or has its id. */
    boolean isWanted(JsonNode thing) {
        return id(thing).equals(sent.argument(check.id()).asString(""))
                || !alike(thing).isEmpty();
    }

    private String id(JsonNode thing) {
        return thing.path(String.valueOf(read.id())).asString("");
    }

    @Override
    public Optional<ToolResult> success(PaigoResult.Success success) {
        if (!read.place().list().first(success.body()).isContainer()) {
            return unreadable(new PaigoResult.Unreadable(success.status(), "Paigo's answer has no list"));
        }
        var own = sent.argument(check.id()).asString("");
        var found = new ArrayList<Like>();
        for (var item : read.place().all(success.body())) {
            var id = id(item.item());
            if (id.equals(own)) {
                return Optional.empty(); // of an earlier try: Paigo refuses the id, and what is there is compared
            }
            var in = alike(item.item());
            if (!in.isEmpty()) {
                found.add(new Like(id, item.item(), in));
            }
        }
        found.sort(Comparator.comparingInt((Like like) -> like.in().size()).reversed());
        var named = new HashSet<String>();
        call.arguments()
                .path(check.except())
                .forEach(id -> named.add(id.asString("").strip()));
        var shown = found.subList(0, Math.min(MAX_SHOWN, found.size()));
        return shown.stream().allMatch(like -> named.contains(like.id()))
                ? Optional.empty()
                : Optional.of(ToolResult.failure(
                        ToolResult.Outcome.bad_argument, text(shown, found.size()), success.status()));
    }

    /** Returns what to do about a thing if it is like the one that a call would make, or empty if it is not. */
    static Optional<String> meant(ToolCall.Sent sent, JsonNode thing) {
        for (var check : sent.plan().checks()) {
            if (check instanceof UnlikeCheck unlike
                    && !new LikeThings(sent, unlike).alike(thing).isEmpty()) {
                return Optional.of(unlike.meant());
            }
        }
        return Optional.empty();
    }

    private List<String> alike(JsonNode thing) {
        List<String> in = List.of();
        for (var same : check.same().entrySet()) {
            var key = keys.getOrDefault(same.getKey(), "");
            if (!key.isEmpty() && key.equals(key(same.getKey(), same.getValue().first(thing)))) {
                in = in.isEmpty() ? new ArrayList<>(2) : in;
                in.add(same.getKey());
            }
        }
        return in;
    }

    /** Returns what is compared of a value; empty if nothing is. */
    private String key(String argument, JsonNode value) {
        var text = value.asString("").strip();
        return check.names().contains(argument) ? OrganisationName.key(text) : text.toLowerCase(Locale.ROOT);
    }

    private String text(List<Like> shown, int all) {
        var names = String.join(" or ", check.same().keySet());
        var start = call.tool() + " was not carried out; nothing was written at Paigo.\n";
        if (!call.mayRead()) {
            return start + "What it would make may be there already, with the same " + names
                    + ". Whoever has paigo:read can see which it is, and name it in " + check.except()
                    + " if another one is meant.";
        }
        var ids = shown.stream()
                .map(like -> StringNode.valueOf(like.id()).toString())
                .collect(Collectors.joining(", ", "[", "]"));
        return start + "It may be there already, with the same " + names + ":\n"
                + shown.stream().map(this::line).collect(Collectors.joining("\n"))
                + (all > shown.size() ? "\n- and " + (all - shown.size()) + " more" : "")
                + "\nIf one of these is meant, " + check.meant() + ". If another one is meant, call again with "
                + check.except() + ": " + ids + ".";
    }

    private String line(Like like) {
        var parts = new ArrayList<String>();
        check.same().forEach((name, path) -> parts.add(part(name, path, like)));
        check.differ().forEach((name, path) -> parts.add(part(name, path, like)));
        parts.removeIf(Objects::isNull);
        return "- " + shown(like.id()) + ": " + String.join(", ", parts);
    }

    /** Returns what a thing has for an argument, and how it differs; null if neither has anything. */
    private @Nullable String part(String name, ValuePath path, Like like) {
        var given = call.arguments().path(name);
        var there = path.all(like.thing()).stream()
                .map(ValuePath.Found::item)
                .filter(value -> !value.isNull())
                .toList();
        if (given.isMissingNode() && there.isEmpty()) {
            return null;
        }
        var isSame = like.in().contains(name)
                || there.stream().anyMatch(value -> value.asString("").equals(given.asString("")));
        return name + " " + (there.isEmpty() ? "not set" : shown(there.get(0).asString("")))
                + (isSame ? " (alike)" : given.isMissingNode() ? "" : " (given: " + shown(given.asString("")) + ")");
    }

    private static String shown(String text) {
        return StringNode.valueOf(Ellipsis.quoted(text)).toString();
    }
}
