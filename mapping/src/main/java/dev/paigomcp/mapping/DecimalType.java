package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decimal text such as {@code 12.50}, exact in both directions.
 *
 * @param bounds the bounds of the number
 * @param words words allowed in place of a number, and what they are on the wire
 * @param wire how the contract writes the number
 */
public record DecimalType(Bounds bounds, Map<String, String> words, WireForm wire) implements ArgumentType {
    /** Any decimal. */
    static final DecimalType ANY = new DecimalType(new Bounds(null, null, null), Map.of(), WireForm.TEXT);

    static DecimalType read(JsonNode argument) {
        return new DecimalType(Bounds.read(argument), PlanJson.words(argument.path("words")), WireForm.read(argument));
    }

    @Override
    public void write(ObjectNode argument) {
        argument.put("type", "decimal");
        bounds.write(argument);
        PlanJson.put(argument, "words", words);
        wire.write(argument);
    }

    /** Digits, signed only where the bounds leave room, or one of the words. */
    @Override
    public Optional<ObjectNode> inputSchema() {
        var digits = (bounds.allowNegative() ? "-?" : "") + "\\d+(\\.\\d+)?";
        var others = words.keySet().stream()
                .map(word -> "|" + Pattern.quote(word).replaceAll("\\\\[QE]", ""))
                .collect(Collectors.joining());
        var pattern = others.isEmpty() ? "^" + digits + "$" : "^(" + digits + others + ")$";
        return Optional.of(PlanJson.object().put("type", "string").put("pattern", pattern));
    }

    @Override
    public Optional<String> expected() {
        return Optional.of("decimal text such as \"12.50\""
                + (words.isEmpty()
                        ? bounds.allowNegative() ? "" : ", not negative"
                        : ", or one of the words " + String.join(", ", words.keySet())));
    }

    @Override
    public JsonNode sent(JsonNode given) {
        var word = words.get(given.asString());
        if (word != null) {
            return JsonNodeFactory.instance.stringNode(word);
        }
        return wire == WireForm.NUMBER
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(given.asString()))
                : given.deepCopy();
    }

    @Override
    public ArgumentType on(ContractValue contract) {
        return new DecimalType(bounds, words, WireForm.of(contract.types()));
    }

    @Override
    public Optional<Mismatch> mismatch(Set<String> contractTypes) {
        return contractTypes.contains("string") || contractTypes.contains("number")
                ? Optional.empty()
                : Optional.of(new Mismatch("is a decimal, but the contract has no text or number there", null));
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public void check(JsonNode value, String at, Instant now, Problems out) {
        if (words.containsKey(value.asString(""))) {
            return;
        }
        var number = Decimals.parse(value);
        if (number.isEmpty()) {
            out.expected(at, "a decimal of at most 64 places, such as \"12.50\"", value.toString());
        } else {
            bounds.broken(number.get()).ifPresent(expected -> out.expected(at, expected, value.toString()));
        }
    }
}
