package dev.paigomcp.demo;

import dev.paigomcp.demo.RequestLog.DemoRequest;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The routes that tell the demo what to hold and what to do wrong. Paigo has nothing like them. */
final class AdminRoutes {
    static final String PREFIX = "/_demo/";

    private final DemoState state;
    private final boolean open;
    private final Map<String, Route> routes = Map.of(
            "POST /_demo/faults", this::fault,
            "DELETE /_demo/faults", this::clearFaults,
            "POST /_demo/visibility", this::visibility,
            "GET /_demo/requests", this::requests,
            "POST /_demo/given", this::given,
            "POST /_demo/generate", this::generate,
            "POST /_demo/reset", this::reset);

    private interface Route {
        JsonNode answer(byte[] body);
    }

    /** @param open whether the demo can only be reached from this machine */
    AdminRoutes(DemoState state, boolean open) {
        this.state = state;
        this.open = open;
    }

    /**
     * Returns the response to a request.
     *
     * @throws DemoRefusal if there is no such route, or its body is wrong
     */
    DemoResponse answer(String method, String path, byte[] body) {
        if (!open) {
            return DemoResponse.json(
                    403, DemoJson.message("The demo's admin routes need it to listen on a loopback address"));
        }
        var route = routes.get(method + " " + path);
        if (route == null) {
            throw DemoRefusal.notFound("Cannot " + method + " " + path + "; there are "
                    + String.join(", ", routes.keySet().stream().sorted().toList()));
        }
        return DemoResponse.json(200, route.answer(body));
    }

    private JsonNode fault(byte[] body) {
        state.faults().add(Fault.from(RequestCheck.parse(body)));
        return DemoJson.message("Fault added");
    }

    private JsonNode clearFaults(byte[] body) {
        state.faults().clear();
        return DemoJson.message("Faults cleared");
    }

    private JsonNode visibility(byte[] body) {
        var seconds = RequestCheck.parse(body).path("afterSeconds");
        if (!seconds.isNumber() || seconds.decimalValue().signum() < 0) {
            throw DemoRefusal.badRequest("afterSeconds must be a number of seconds, 0 or more");
        }
        state.visibleAfter(
                Duration.ofMillis(seconds.decimalValue().movePointRight(3).longValue()));
        return DemoJson.message("Visibility set");
    }

    private JsonNode requests(byte[] body) {
        return DemoJson.data(
                "Requests", state.requests().stream().map(DemoRequest::json).toList());
    }

    private JsonNode given(byte[] body) {
        state.given(RequestCheck.parse(body));
        return DemoJson.message("State given");
    }

    private JsonNode generate(byte[] body) {
        var wanted = RequestCheck.parse(body);
        state.generate(
                whole(wanted, "customers", AccountGenerator.MAX_CUSTOMERS),
                whole(wanted, "invoices", AccountGenerator.MAX_INVOICES),
                whole(wanted, "seed", Integer.MAX_VALUE));
        return DemoJson.message("Account generated");
    }

    private static int whole(JsonNode body, String field, int max) {
        var number = body.path(field);
        if (!number.isIntegralNumber()
                || !number.canConvertToInt()
                || number.intValue() < 0
                || number.intValue() > max) {
            throw DemoRefusal.badRequest(field + " must be a whole number from 0 to " + max);
        }
        return number.intValue();
    }

    private JsonNode reset(byte[] body) {
        var seed = DemoJson.text(RequestCheck.parse(body), "seed").orElse("");
        switch (seed) {
            case "sample" -> state.reset(DemoOptions.Seed.SAMPLE);
            case "empty" -> state.reset(DemoOptions.Seed.EMPTY);
            default -> throw DemoRefusal.badRequest("seed must be sample or empty");
        }
        return DemoJson.message("Account reset");
    }
}
