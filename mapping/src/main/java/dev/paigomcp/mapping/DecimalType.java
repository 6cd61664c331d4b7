package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decimal text such as {@code 12.50}, exact in both directions.
 *
 * @param isMoney whether it is an amount of money, which is asked about where its text can be two numbers
 * @param bounds the bounds of the number
 * @param words words allowed in place of a number, and what they are on the wire
 * @param wire how the contract writes the number
 * @param currency the argument that holds the currency of the amount, or null if none does
 */
public record DecimalType(
        boolean isMoney,
        Bounds bounds,
        Map<String, String> words,
        WireForm wire,
        @Nullable String currency) implements ArgumentType {
    private static final String MONEY = "money";

    static DecimalType read(JsonNode argument) {
        return new DecimalType(
                argument.path("type").asString("").equals(MONEY),
                Bounds.read(argument),
                PlanJson.words(argument.path("words")),
                WireForm.read(argument),
                PlanJson.optionalText(argument, "currency"));
    }

    @Override
    public void write(ObjectNode argument) {
        argument.put("type", isMoney ? MONEY : "decimal");
        bounds.write(argument);
        PlanJson.put(argument, "words", words);
        wire.write(argument);
        PlanJson.put(argument, "currency", currency);
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
                        : ", or " + (words.size() == 1 ? "the word " : "one of the words ")
                                + String.join(", ", words.keySet())));
    }

    /** Tells how the text is written plainly, or asks what is open about it. */
    @Override
    public Optional<String> advice(JsonNode given, CallAround call) {
        var word = call.hints().synonyms().meant(given.asString(""), words.keySet());
        if (word.isPresent()) {
            return Optional.of(" - write \"" + word.get() + "\"");
        }
        return given.isString()
                ? share(given.asString())
                        .or(() -> DecimalText.read(given.asString(), isMoney)
                                .flatMap(plain -> advice(given.asString(), plain, call)))
                : Optional.empty();
    }

    /** Tells how a percentage is written as a share. */
    private Optional<String> share(String given) {
        return isShare()
                ? DecimalText.share(given)
                        .filter(share -> bounds.broken(new BigDecimal(share)).isEmpty())
                        .map(share -> " - write \"" + share + "\", the share that it is")
                : Optional.empty();
    }

    private String share(BigDecimal number) {
        var share = DecimalText.hundredth(number.toPlainString());
        return isShare() && bounds.broken(new BigDecimal(share)).isEmpty()
                ? " (" + number.toPlainString() + " % is \"" + share + "\")"
                : "";
    }

    /** Returns whether it is from nothing to the whole, as 0.2 is 20 percent. */
    private boolean isShare() {
        return bounds.maximum() != null && bounds.maximum().compareTo(BigDecimal.ONE) == 0 && !bounds.allowNegative();
    }

    private Optional<String> advice(String given, String plain, CallAround call) {
        var sign = isMoney ? DecimalText.currency(given) : Optional.<String>empty();
        if (sign.isEmpty()) {
            return toWrite(plain);
        }
        if (currency == null) {
            return toWrite(plain)
                    .map(write -> write + " if its currency will be \"" + sign.get()
                            + "\": none is given with it, and nothing is converted");
        }
        var typed = TypedCurrency.of(sign.get(), currency, call);
        return typed.isClear() ? toWrite(plain).map(write -> write + typed.where()) : Optional.of(typed.question());
    }

    /** Tells how the number is written plainly, asks which it is, or says why it would be refused. */
    private Optional<String> toWrite(String plain) {
        if (DecimalText.isAmbiguous(plain) && (isMoney || plain.indexOf(',') > 0)) {
            return Optional.of(" - it " + DecimalText.question(plain));
        }
        return Optional.of(bounds.broken(new BigDecimal(plain))
                .map(expected -> " - it is " + plain + ", but must be " + expected)
                .orElse(" - write \"" + plain + "\""));
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
        return new DecimalType(isMoney, bounds, words, WireForm.of(contract.types()), currency);
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
        if (isMoney && !(value instanceof NumberText) && DecimalText.isAmbiguous(value.asString(""))) {
            out.add(at, value + " " + DecimalText.question(value.asString("")));
        } else if (number.isEmpty()) {
            out.expected(at, "a decimal of at most 64 places, such as \"12.50\"", value.toString());
        } else {
            bounds.broken(number.get())
                    .ifPresent(expected -> out.expected(at, expected + share(number.get()), value.toString()));
        }
    }
}
