package dev.paigomcp.mapping;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON integer. Its input schema holds the bounds, which leave out {@code exclusiveMinimum}.
 *
 * @param bounds the bounds of the number
 * @param wire how the contract writes the number
 */
public record IntegerType(Bounds bounds, WireForm wire) implements ArgumentType {
    static IntegerType read(JsonNode argument) {
        return new IntegerType(Bounds.read(argument), WireForm.read(argument));
    }

    @Override
    public void write(ObjectNode argument) {
        argument.put("type", "integer");
        bounds.write(argument);
        wire.write(argument);
    }

    @Override
    public Optional<ObjectNode> inputSchema() {
        var schema = PlanJson.object().put("type", "integer");
        if (bounds.minimum() != null) {
            schema.put("minimum", bounds.minimum().toBigInteger());
        }
        if (bounds.maximum() != null) {
            schema.put("maximum", bounds.maximum().toBigInteger());
        }
        return Optional.of(schema);
    }

    @Override
    public JsonNode sent(JsonNode given) {
        return wire == WireForm.TEXT
                // 1e1 and 10.0 are whole numbers too
                ? JsonNodeFactory.instance.stringNode(
                        given.decimalValue().toBigInteger().toString())
                : given.deepCopy();
    }

    @Override
    public ArgumentType on(ContractValue contract) {
        return new IntegerType(bounds, WireForm.of(contract.types()));
    }

    @Override
    public Optional<String> fault(String argument) {
        return bounds.areWhole()
                ? Optional.empty()
                : Optional.of("the bounds of the integer \"" + argument + "\" must be whole");
    }

    @Override
    public boolean isOrdered() {
        return true;
    }
}
