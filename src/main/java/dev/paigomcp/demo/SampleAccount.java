package dev.paigomcp.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The small, believable account that a demo starts with. Times in its file, such as -P3D, are relative to now. */
final class SampleAccount {
    private static final String RESOURCE = "/dev/paigomcp/demo/sample-account.json";
    private static final Pattern AGO = Pattern.compile("-P(\\d+D)?(T[\\dHM]+)?");

    private SampleAccount() {}

    /** Returns the account as it is at this time. */
    static JsonNode at(Instant now) {
        return read(RESOURCE, now);
    }

    /** Returns the account of a resource as it is at this time. */
    static JsonNode read(String resource, Instant now) {
        try (var in = SampleAccount.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the account is not on the class path at " + resource);
            }
            return dated(DemoJson.MAPPER.readTree(in), now.truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode dated(JsonNode node, Instant now) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                object.set(name, dated(object.path(name), now));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, dated(array.get(i), now));
            }
        } else if (node.isString() && AGO.matcher(node.stringValue()).matches()) {
            var ago = now.plus(Duration.parse(node.stringValue()));
            return DemoJson.MAPPER.getNodeFactory().stringNode(ago.toString());
        }
        return node;
    }
}
