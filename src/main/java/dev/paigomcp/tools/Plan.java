package dev.paigomcp.tools;

import dev.paigomcp.mapping.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one tool's call is carried out: the mapping, resolved against the contract by the generator (plans.json).
 *
 * @param operation method and path of the contract
 * @param effect read, write, money or destructive
 * @param scope the right that a caller needs
 * @param arguments what the caller may give, filters and paging apart
 * @param send what is sent though the caller does not give it
 * @param narrow a smaller read in place of the operation, if there is one
 * @param repeat how a refused repeat is told from a refusal, if the tool is idempotent
 * @param witness where a lost answer is looked up, if the tool writes
 */
record Plan(
        String operation,
        String effect,
        Scope scope,
        List<Argument> arguments,
        List<Sent> send,
        Result result,
        @Nullable Narrow narrow,
        @Nullable Repeat repeat,
        @Nullable Witness witness) {

    boolean isRead() {
        return effect.equals("read");
    }

    /**
     * An argument, or a field of the items of one.
     *
     * @param to the place that it fills, such as {@code body.email}; null when it is not sent
     * @param wire how the contract writes a single value there: string, number or json
     * @param type decimal, integer, boolean-text, or null for a value passed on as it is
     * @param words words allowed beside a decimal, and what they are on the wire
     * @param lookup the contract's value by the caller's word
     * @param id what it is the id of
     * @param reveal the group of result fields that it asks for
     * @param number the field of each item that holds its place in the list
     */
    record Argument(
            String name,
            @Nullable String to,
            @Nullable String wire,
            @Nullable String type,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal exclusiveMinimum,
            @Nullable BigDecimal maximum,
            @Nullable Map<String, String> words,
            @Nullable Map<String, JsonNode> lookup,
            @Nullable String id,
            @Nullable String reveal,
            @Nullable String format,
            @Nullable String maxAhead,
            @Nullable WhenAbsent whenAbsent,
            @Nullable Check check,
            @Nullable String number,
            @Nullable List<Argument> each) {
        boolean is(String wanted) {
            return wanted.equals(type);
        }
    }

    /** What is sent when the caller gives nothing: {@code now}, or {@code derivedId} from other arguments. */
    record WhenAbsent(String compute, @Nullable List<String> from) {}

    /** A value that is not sent, but must be what a read shows. */
    record Check(String read, String value, @Nullable Map<String, JsonNode> lookup) {}

    /** A place that the server fills: by {@code now} or {@code writeId}, or with a fixed value. */
    record Sent(
            String to, @Nullable String compute, @Nullable JsonNode value) {}

    /** A read that is sent in place of the operation when the argument is given. */
    record Narrow(String by, String read) {}

    /** A read that tells whether the thing is there already. */
    record Repeat(
            String read,
            String item,
            List<String> same,
            @Nullable Map<String, String> compare) {}

    /**
     * Which tool shows a write whose answer was lost, and by what to find it.
     *
     * @param with arguments that the tool needs to show it, by name
     */
    record Witness(
            String tool,
            @Nullable Map<String, String> with,
            @Nullable List<String> by,
            @Nullable String marker) {}

    /**
     * What is shown.
     *
     * @param place where the thing, or each thing, is in Paigo's answer
     * @param list whether it is a list
     * @param parts the lists that one thing shows, which a cursor goes on with when they are too large for one answer
     * @param echo what was sent, by the result's name
     * @param server facts of this server
     */
    record Result(
            String place,
            boolean list,
            List<Shown> show,
            List<Filter> where,
            @Nullable List<String> lift,
            @Nullable Search search,
            @Nullable Sort sort,
            @Nullable Totals totals,
            @Nullable Page page,
            List<String> parts,
            @Nullable Map<String, String> echo,
            @Nullable List<String> server) {}

    /** A field of a result; {@code form} is the JSON type that the output schema gives it, or {@code any}. */
    record Shown(
            String from,
            String as,
            String form,
            @Nullable String otherwise,
            @Nullable Map<String, String> words,
            @Nullable Map<String, JsonNode> lookup,
            @Nullable String reveal,
            @Nullable String undocumented,
            @Nullable List<Shown> each) {}

    /** A filter of a list: {@code equals} with one argument, {@code between} with two. */
    record Filter(
            String field,
            String is,
            List<String> arguments,
            @Nullable String id) {}

    /** A search for a part of one of some fields. */
    record Search(String argument, List<String> in) {}

    /** The order of a list. */
    record Sort(String by, String order) {}

    /** Exact sums of a list, by the value of a field if given. */
    record Totals(@Nullable String by, List<Summed> of) {}

    /** A field that is summed. */
    record Summed(String field, String as) {}

    /** How many items a page has. */
    record Page(int limit, int maximum) {}

    /** Where ids of a kind are listed: the operation, its items, the id's and the name's field, and the tool for people. */
    record Ids(
            String read, String items, String id, @Nullable String name, String tool) {}
}
