package dev.paigomcp.bench.rival;

import dev.paigomcp.paigo.ServerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The three tools as one would write them by hand: the same requests to Paigo over the same HTTP client, the same fields
 * shown, and none of this server's checks of arguments, limits of time and size, retries or words for failures.
 */
final class Upstream {
    private static final List<String> SHOWN =
            List.of("customerId", "customerName", "email", "paymentChannel", "currency", "creditBalance", "taxExempt");
    private static final List<String> LISTED =
            List.of("customerId", "customerName", "email", "currency", "creditBalance");
    private static final int PAGE = 50;

    private final JsonMapper mapper;
    private final String base;
    private final CloseableHttpClient http = ServerHttpClient.build();

    Upstream(String base, JsonMapper mapper) {
        this.base = base;
        this.mapper = mapper;
    }

    /** Reads the customer first, as this server does: the currency must be the wallet's. */
    ObjectNode addCredits(String customerId, String amount, String currency, String reason) {
        var wallet = send(new HttpGet(base + "/customers/" + customerId))
                .path("data")
                .path(0)
                .path("currency")
                .asString("");
        if (!wallet.equals(currency)) {
            throw new IllegalArgumentException("the currency is " + wallet);
        }
        var timestamp = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        var writeId = UUID.randomUUID().toString();
        var body = mapper.createObjectNode().put("transactionAmount", amount);
        body.putObject("metadata").put("reason", reason).put("writeId", writeId);
        body.put("timestamp", timestamp);
        var request = new HttpPost(base + "/customers/" + customerId + "/transactions");
        request.setEntity(new ByteArrayEntity(mapper.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        var answer = send(request);
        return mapper.createObjectNode()
                .put("message", answer.path("message").asString(""))
                .put("customerId", customerId)
                .put("amount", amount)
                .put("timestamp", timestamp)
                .put("writeId", writeId)
                .put("currency", wallet)
                .put("environment", "sandbox");
    }

    ObjectNode getCustomer(String customerId) {
        var customer = send(new HttpGet(base + "/customers/" + customerId))
                .path("data")
                .path(0);
        var shown = pick(SHOWN, customer);
        shown.set("address", customer.path("address"));
        var enrollments = shown.putArray("enrollments");
        for (var enrollment : customer.path("enrollments")) {
            enrollments
                    .addObject()
                    .put(
                            "offeringId",
                            enrollment.path("offering").path("offeringId").asString(""))
                    .put(
                            "offeringName",
                            enrollment.path("offering").path("offeringName").asString(""))
                    .put("since", enrollment.path("offeringEnrollmentDate").asString(""));
        }
        shown.set("metadata", customer.path("metadata"));
        return shown;
    }

    ObjectNode listCustomers() {
        var customers = send(new HttpGet(base + "/customers")).path("data");
        var page = mapper.createObjectNode();
        var items = page.putArray("items");
        for (var i = 0; i < Math.min(PAGE, customers.size()); i++) {
            var shown = pick(LISTED, customers.get(i));
            var offerings = shown.putArray("offerings");
            for (var enrollment : customers.get(i).path("enrollments")) {
                offerings
                        .addObject()
                        .put(
                                "offeringId",
                                enrollment.path("offering").path("offeringId").asString(""))
                        .put(
                                "offeringName",
                                enrollment.path("offering").path("offeringName").asString(""));
            }
            items.add(shown);
        }
        return page.put("total", customers.size()).put("nextCursor", String.valueOf(PAGE));
    }

    private ObjectNode pick(List<String> names, JsonNode from) {
        var shown = mapper.createObjectNode();
        for (var name : names) {
            var value = from.get(name);
            if (value != null) {
                shown.put(name, value.asString());
            }
        }
        return shown;
    }

    private JsonNode send(HttpUriRequestBase request) {
        request.setHeader("Accept", "application/json");
        request.setHeader("Authorization", "Bearer bench-token");
        request.setConfig(ServerHttpClient.config());
        try {
            return http.execute(request, response -> mapper.readTree(EntityUtils.toByteArray(response.getEntity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
