package dev.paigomcp.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of objects.
 *
 * @param fields the fields of each item
 * @param number the field of each item that holds its place in the list, from 1, as text; null if there is none
 */
public record ItemsType(List<Field> fields, @Nullable String number) implements ArgumentType {
    /** A field of each item, by the caller's name and the contract's. */
    public record Field(String name, String to, ArgumentType type) {
        private static Field read(String name, JsonNode from, Map<String, Lookup> lookups) {
            return new Field(name, from.path("to").asString(""), ArgumentType.read(from, lookups));
        }

        private ObjectNode write() {
            var node = PlanJson.object().put("to", to);
            type.write(node);
            return node;
        }
    }

    static ItemsType read(JsonNode argument, Map<String, Lookup> lookups) {
        return new ItemsType(
                PlanJson.entries(argument.path("each"), (name, field) -> Field.read(name, field, lookups)),
                PlanJson.optionalText(argument, "number"));
    }

    @Override
    public void write(ObjectNode argument) {
        PlanJson.put(argument, "number", number);
        var each = argument.putObject("each");
        fields.forEach(field -> each.set(field.name(), field.write()));
    }

    @Override
    public Optional<ObjectNode> inputSchema() {
        return Optional.empty();
    }

    @Override
    public JsonNode sent(JsonNode given) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var item : given) {
            var sent = list.addObject();
            for (var field : fields) {
                if (item.has(field.name())) {
                    sent.set(field.to(), field.type().sent(item.path(field.name())));
                }
            }
            if (number != null) {
                sent.put(number, String.valueOf(list.size()));
            }
        }
        return list;
    }

    @Override
    public void check(JsonNode value, String at, Instant now, Problems out) {
        for (var i = 0; i < value.size(); i++) {
            for (var field : fields) {
                var given = value.get(i).path(field.name());
                if (!given.isMissingNode()) {
                    field.type().check(given, path(at, i, field), now, out);
                }
            }
        }
    }

    @Override
    public ArgumentType on(ContractValue contract) {
        return new ItemsType(
                fields.stream()
                        .map(field ->
                                new Field(field.name(), field.to(), field.type().on(contract.field(field.to()))))
                        .toList(),
                number);
    }

    private static String path(String at, int item, Field field) {
        return at + "[" + item + "]." + field.name();
    }

    @Override
    public Optional<ArgumentType> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::type)
                .findFirst();
    }
}
