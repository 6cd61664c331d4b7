package dev.paigomcp.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Paigo's published contract, which the build puts on the class path. It finds the operation of a request. */
final class DemoContract {
    private static final String RESOURCE = "/dev/paigomcp/generated/contract.json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private final JsonNode document;
    private final List<DemoOperation> operations;

    /** The operation of a request, and the values of its path parameters. */
    record Route(DemoOperation operation, Map<String, String> path) {}

    private DemoContract(JsonNode document) {
        this.document = document;
        this.operations = operations(document);
    }

    static DemoContract load() {
        try (var in = DemoContract.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the contract is not on the class path at " + RESOURCE);
            }
            return new DemoContract(DemoJson.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DemoOperation> operations() {
        return operations;
    }

    Optional<DemoOperation> operation(String key) {
        return operations.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    /** Returns the operation for a method and the decoded segments of a path, or empty if there is none. */
    Optional<Route> route(String method, List<String> segments) {
        for (var operation : operations) {
            if (operation.method().equals(method)) {
                var values = operation.match(segments);
                if (values.isPresent()) {
                    return Optional.of(new Route(operation, values.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<DemoOperation> operations(JsonNode document) {
        var found = new ArrayList<DemoOperation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> found.add(new DemoOperation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                Arrays.asList(path.getKey().substring(1).split("/")),
                                method.getValue()))));
        // Literal segments win: /webhooks/test is not the webhook named "test".
        found.sort(Comparator.comparingLong(DemoOperation::literals).reversed());
        return List.copyOf(found);
    }
}
