package dev.paigomcp.paigo;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;
import tools.jackson.databind.JsonNode;

/** Calls that tests make. */
final class Calls {
    static final PaigoRequest LIST_CUSTOMERS = new PaigoRequest("GET /customers", Map.of(), Map.of(), null);
    static final PaigoRequest ADD_CREDITS = new PaigoRequest(
            "POST /customers/{customerId}/transactions",
            Map.of("customerId", "c-1"),
            Map.of(),
            json("{\"transactionAmount\":\"10.00\"}"));

    private static final AnswerBudget BUDGET = AnswerBudget.ofHeap();

    private Calls() {}

    static JsonNode json(String text) {
        return Json.TOLERANT.readTree(text);
    }

    static PaigoRequest customer(String customerId) {
        return new PaigoRequest("GET /customers/{customerId}", Map.of("customerId", customerId), Map.of(), null);
    }

    static CallScope scope() {
        return new CallScope("test", Duration.ofSeconds(20));
    }

    static CallScope scope(Duration limit) {
        return new CallScope("test", limit);
    }

    /** Returns a gateway with a fixed token that does not wait before retries. */
    static PaigoGateway gateway(URI url) {
        return gateway(url, ClientLimits.standard());
    }

    static PaigoGateway gateway(URI url, ClientLimits limits) {
        return gateway(url, limits, () -> 0);
    }

    static PaigoGateway gateway(URI url, ClientLimits limits, DoubleSupplier jitter) {
        return PaigoGateway.withFixedToken(url, new Secret("t0k3n"), limits, BUDGET.part(), Clock.systemUTC(), jitter);
    }
}
