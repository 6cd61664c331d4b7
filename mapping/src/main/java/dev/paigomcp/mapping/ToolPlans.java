package dev.paigomcp.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that the server needs of the mapping: {@code plans.json}.
 *
 * @param instructions how Paigo's parts fit together, for the model; empty if the mapping does not say
 * @param notDone common work that no tool does
 * @param otherNames what else tools may be called
 * @param maxResultBytes the most that the JSON of one result may have, in UTF-8
 * @param lookups words for values of the contract, by the lookup's name
 * @param synonyms what people type for words that arguments allow
 * @param units how large units are
 * @param ids where ids of each kind are listed
 * @param tools the plan of each tool by its name, in the mapping's order
 */
public record ToolPlans(
        String instructions,
        List<UndoneWork> notDone,
        OtherNames otherNames,
        int maxResultBytes,
        Map<String, Lookup> lookups,
        Synonyms synonyms,
        Units units,
        Map<String, IdKind> ids,
        Map<String, ToolPlan> tools) {
    /** Used if the mapping does not say: about 25,000 tokens of ids and amounts, the most that Claude Code takes (0016). */
    private static final int DEFAULT_MAX_RESULT_BYTES = 50_000;

    /**
     * Where ids of a kind are listed.
     *
     * @param read the operation that lists them
     * @param items where the things are in its answer
     * @param id the field of each thing that is its id
     * @param names the fields that are its names, the one that is shown first; empty if things of this kind have none
     * @param ignored words that many names have, in the form of {@link FoldedText}: they bring no name near to another
     * @param tool the tool that shows them
     */
    public record IdKind(
            OperationKey read, ValuePath items, String id, List<String> names, Set<String> ignored, String tool) {
        private static IdKind read(JsonNode from) {
            return new IdKind(
                    OperationKey.parse(PlanJson.text(from, "read")),
                    ValuePath.parse(PlanJson.text(from, "items")),
                    PlanJson.text(from, "id"),
                    names(from.path("name")),
                    PlanJson.list(from.path("ignore"), word -> FoldedText.of(word.asString())).stream()
                            .collect(Collectors.toUnmodifiableSet()),
                    PlanJson.text(from, "tool"));
        }

        private static List<String> names(JsonNode name) {
            return name.isString() ? List.of(name.asString()) : PlanJson.texts(name);
        }

        private ObjectNode write() {
            var node = PlanJson.object()
                    .put("read", read.toString())
                    .put("items", items.toString())
                    .put("id", id);
            if (names.size() == 1) {
                node.put("name", names.get(0));
            } else {
                PlanJson.put(node, "name", names);
            }
            PlanJson.put(node, "ignore", ignored.stream().sorted().toList());
            return node.put("tool", tool);
        }
    }

    /** Returns the instructions, with what is not done. */
    public String introduction() {
        return notDone.isEmpty()
                ? instructions
                : instructions + " Not done here yet, only in Paigo itself: "
                        + String.join(
                                "; ", notDone.stream().map(UndoneWork::work).toList())
                        + ". Say so; no tool here stands in for them.";
    }

    /**
     * Returns the end of a message that there is no tool of a name: that nobody does its work here, or which one was probably
     * meant.
     *
     * @param tools the names of the tools that may be told
     */
    public String hint(String unknown, Collection<String> tools) {
        return notDone.stream()
                .filter(work -> work.isMeantBy(unknown))
                .findFirst()
                .map(work ->
                        ": " + work.work() + " is not done here yet, only in Paigo itself; no tool stands in for it")
                .or(() -> otherNames.meant(unknown, tools).map(name -> "; did you mean \"" + name + "\"?"))
                .orElse("");
    }

    /** Returns these plans with other plans of the tools. */
    public ToolPlans withTools(Map<String, ToolPlan> others) {
        return new ToolPlans(instructions, notDone, otherNames, maxResultBytes, lookups, synonyms, units, ids, others);
    }

    /** Reads the mapping or the plans. */
    public static ToolPlans read(JsonNode root) {
        var lookups = Lookup.readAll(root.path("lookups"));
        return new ToolPlans(
                root.path("instructions").asString(""),
                PlanJson.list(root.path("notDone"), UndoneWork::read),
                OtherNames.read(root.path("otherNames")),
                root.path("results").path("bytes").asInt(DEFAULT_MAX_RESULT_BYTES),
                lookups,
                Synonyms.read(root.path("synonyms")),
                Units.read(root.path("units")),
                PlanJson.map(root.path("ids"), IdKind::read),
                PlanJson.map(root.path("tools"), tool -> ToolPlan.read(tool, lookups)));
    }

    /** Returns what is told of wrong words. */
    public WordHints wordHints() {
        return new WordHints(synonyms, units);
    }

    /** Returns the plans as {@code plans.json} holds them. */
    public ObjectNode write() {
        var root = PlanJson.object().put("instructions", instructions);
        if (!notDone.isEmpty()) {
            var works = root.putArray("notDone");
            notDone.forEach(work -> works.add(work.write()));
        }
        if (!otherNames.byTool().isEmpty()) {
            root.set("otherNames", otherNames.write());
        }
        root.putObject("results").put("bytes", maxResultBytes);
        PlanJson.put(root, "lookups", lookups, Lookup::write);
        if (!synonyms.byWord().isEmpty()) {
            root.set("synonyms", synonyms.write());
        }
        if (!units.scales().isEmpty()) {
            root.set("units", units.write());
        }
        PlanJson.put(root, "ids", ids, IdKind::write);
        PlanJson.put(root, "tools", tools, ToolPlan::write);
        return root;
    }
}
