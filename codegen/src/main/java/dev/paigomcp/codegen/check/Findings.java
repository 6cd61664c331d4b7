package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.ValuePath;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reports mistakes of the mapping, among them the names that neither it nor the contract has. */
final class Findings {
    private final Document mapping;
    private final Contract contract;
    private final Schemas schemas;
    private final Diagnostics out;

    Findings(Document mapping, Contract contract, Diagnostics out) {
        this.mapping = mapping;
        this.contract = contract;
        this.schemas = new Schemas(contract.document().root());
        this.out = out;
    }

    /** Reports a mistake at a place of the mapping; {@code hint} says what to do about it, or is null. */
    void error(String pointer, String message, @Nullable String hint) {
        out.error(mapping, pointer, message, hint);
    }

    void warning(String pointer, String message) {
        out.warning(mapping, pointer, message);
    }

    /** Reports a name, with the nearest of those that could have been meant. */
    void error(String pointer, String message, String wrong, Collection<String> known) {
        error(pointer, message, Diagnostics.didYouMean(wrong, known));
    }

    /** Reports a name that is not among the known ones. */
    void known(String pointer, String kind, String name, Collection<String> known) {
        if (!known.contains(name)) {
            error(pointer, "there is no " + kind + " \"" + name + "\"", name, known);
        }
    }

    /** Reports an operation that something of the mapping names and the contract lacks. */
    void operation(OperationKey key, String pointer, String who) {
        if (!isInContract(key)) {
            error(
                    pointer,
                    who + " names \"" + key + "\", which is not in the contract",
                    key.toString(),
                    operationNames());
        }
    }

    /** Reports an operation that something of the mapping reads by, and that the contract lacks or that is not a read. */
    void read(OperationKey key, String pointer, String who) {
        operation(key, pointer, who);
        if (isInContract(key) && !key.isRead()) {
            error(pointer, who + " reads by \"" + key + "\", which is not a GET", null);
        }
    }

    /** Returns whether the contract has the operation. */
    boolean isInContract(OperationKey key) {
        return contract.operations().containsKey(key);
    }

    /** Returns the schema of a path in the answer of an operation, or reports that there is none. */
    Optional<JsonNode> answer(OperationKey key, ValuePath path, String pointer) {
        var found = shown(key, path);
        if (isInContract(key) && found.isEmpty()) {
            error(pointer, "the answer of " + key + " has no \"" + path + "\"", null);
        }
        return found;
    }

    /** Returns the schema of a path in the answer of an operation, or empty if there is none. */
    Optional<JsonNode> shown(OperationKey key, ValuePath path) {
        return Optional.ofNullable(contract.operations().get(key))
                .flatMap(operation -> new OperationSchemas(operation, schemas).shown(path));
    }

    /** Returns the names of all operations. */
    Collection<String> operationNames() {
        return contract.operations().keySet().stream()
                .map(OperationKey::toString)
                .toList();
    }
}
