package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.customer;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.json;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FidelityTest {
    private String answer = "{}";
    private LoopbackServer server;
    private PaigoGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer((request, line) -> line.answer(200, answer, "Content-Type: application/json"));
        gateway = gateway(server.url());
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"z\":1,\"a\":null,\"m\":{\"y\":[],\"b\":{}},\"a2\":[null,1,\"1\"]}",
                "{\"amount\":0.1,\"big\":123456789012345678901234567890.123456789012345678901234567890,\"zero\":1.500}",
                "{\"int\":123456789012345678901234567890,\"small\":0.0000000000000000000000000000001,\"negative\":-0.10}",
                "{\"text\":\"é € 😀 \\\" \\\\ \\n\"}",
                "{\"half\":\"\\uD83D\"}",
                "[]",
                "null"
            })
    void sendsTheBodyAsItWasGiven(String body) {
        gateway.send(usage(json(body)), scope());

        assertThat(sent().body()).isEqualTo(body);
        assertThat(sent().header("content-type")).isEqualTo("application/json");
    }

    @Test
    void writesExponentsOutInFull() {
        gateway.send(usage(json("{\"up\":1E+3,\"down\":1E-7}")), scope());

        assertThat(sent().body()).isEqualTo("{\"up\":1000,\"down\":0.0000001}");
    }

    @Test
    void readsDecimalsExactlyAndKeepsNullsAndOrder() {
        answer = "{\"z\":0.30000000000000004440892098500626,\"a\":null,\"b\":1.50,\"c\":12345678901234567890}";

        var body = success(gateway.send(Calls.LIST_CUSTOMERS, scope()));

        assertThat(body.toString()).isEqualTo(answer);
        assertThat(body.get("b").decimalValue()).isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    void keepsAHugeExponentWithoutExpandingIt() {
        answer = "{\"amount\":1E+1000000000}";

        var body = success(gateway.send(Calls.LIST_CUSTOMERS, scope()));

        assertThat(body.get("amount").decimalValue()).isEqualTo(new BigDecimal("1E+1000000000"));
    }

    @Test
    void refusesABodyThatJsonCannotCarry() {
        assertThat(gateway.send(usage(json("{\"n\":1E+10000000}")), scope()))
                .isInstanceOfSatisfying(
                        PaigoResult.Invalid.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo("body"));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "c-1_a.b~c, c-1_a.b~c",
        "a/b, a%2Fb",
        "a b+c, a%20b%2Bc",
        "'%2e%2e', %252e%252e",
        "../admin, ..%2Fadmin",
        "'?x=1&y#z', %3Fx%3D1%26y%23z",
        "é😀, %C3%A9%F0%9F%98%80",
        "{customerId}, %7BcustomerId%7D",
        "'a;b:c@d!$''()*,=[]\\', a%3Bb%3Ac%40d%21%24%27%28%29%2A%2C%3D%5B%5D%5C",
        "..., ...",
    })
    void encodesPathValues(String customerId, String onTheWire) {
        gateway.send(customer(customerId), scope());

        assertThat(sent().target()).isEqualTo("/customers/" + onTheWire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "\ud83d"})
    void refusesPathValuesThatMeanSomethingElse(String customerId) {
        var answer = gateway.send(customer(customerId), scope());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        PaigoResult.Invalid.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo("customerId"));
        assertThat(answer.status()).isNull();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesAPathValueThatIsNotGiven() {
        var request = new PaigoRequest("GET /customers/{customerId}", Map.of(), Map.of(), null);

        assertThat(gateway.send(request, scope()))
                .isEqualTo(new PaigoResult.Invalid("customerId", "must not be empty"));
    }

    @Test
    void encodesQueryValuesAndSendsOnlyThoseGiven() {
        var request = new PaigoRequest(
                "GET /customers/{customerId}/usage",
                Map.of("customerId", "c"),
                Map.of("startTime", "2026-01-01T00:00:00+01:00 &x=é"),
                null);

        gateway.send(request, scope());

        assertThat(sent().target())
                .isEqualTo("/customers/c/usage?startTime=2026-01-01T00%3A00%3A00%2B01%3A00%20%26x%3D%C3%A9");
    }

    @Test
    void refusesAQueryValueThatIsNotText() {
        var request = new PaigoRequest(
                "GET /customers/{customerId}/usage", Map.of("customerId", "c"), Map.of("startTime", "\udc00"), null);

        assertThat(gateway.send(request, scope()))
                .isInstanceOfSatisfying(
                        PaigoResult.Invalid.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo("startTime"));
    }

    @Test
    void sendsNoHeadersThatPaigoDoesNotKnow() {
        gateway.send(Calls.ADD_CREDITS, scope());

        assertThat(sent().headers().keySet())
                .containsExactlyInAnyOrder(
                        "accept",
                        "accept-encoding",
                        "authorization",
                        "connection",
                        "content-length",
                        "content-type",
                        "host",
                        "user-agent");
        assertThat(sent().header("authorization")).isEqualTo("Bearer t0k3n");
        assertThat(sent().header("user-agent")).startsWith("paigo-mcp/");
        assertThat(sent().header("connection")).isEqualTo("keep-alive");
    }

    @Test
    void doesNotKeepCookies() throws IOException {
        try (var baker = new LoopbackServer((request, line) -> line.answer(200, "{}", "Set-Cookie: a=b; Path=/"));
                var twice = gateway(baker.url())) {
            twice.send(Calls.LIST_CUSTOMERS, scope());
            twice.send(Calls.LIST_CUSTOMERS, scope());

            assertThat(baker.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.header("cookie")).isNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "/", "/a%20b/"})
    void keepsTheBaseUrlsOwnPath(String prefix) {
        try (var prefixed = gateway(URI.create(server.url() + prefix))) {
            prefixed.send(Calls.LIST_CUSTOMERS, scope());
        }

        assertThat(sent().target()).isEqualTo(prefix.replaceAll("/$", "") + "/customers");
    }

    @Test
    void doesNotKnowAnOperationThatTheContractLacks() {
        var request = new PaigoRequest("GET /nothing", Map.of(), Map.of(), null);

        assertThatThrownBy(() -> gateway.send(request, scope())).hasMessageContaining("GET /nothing");
    }

    private LoopbackServer.Request sent() {
        assertThat(server.requests()).hasSize(1);
        return server.requests().get(0);
    }

    private static PaigoRequest usage(JsonNode body) {
        return new PaigoRequest("POST /usage", Map.of(), Map.of(), body);
    }

    private static JsonNode success(PaigoResult answer) {
        assertThat(answer).isInstanceOf(PaigoResult.Success.class);
        return ((PaigoResult.Success) answer).body();
    }
}
