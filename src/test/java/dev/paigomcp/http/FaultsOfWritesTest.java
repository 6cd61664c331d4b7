package dev.paigomcp.http;

import static dev.paigomcp.http.FaultyServer.CREDITS;
import static dev.paigomcp.http.FaultyServer.after;
import static dev.paigomcp.http.FaultyServer.fail;
import static dev.paigomcp.http.FaultyServer.isUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.paigo.Paigo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of this server during a write: one that has left is told as an unknown outcome, and no other. */
final class FaultsOfWritesTest {
    @RegisterExtension
    static final FaultyServer SERVER = new FaultyServer();

    @ParameterizedTest
    @MethodSource("dev.paigomcp.http.FaultyServer#faults")
    void aFaultAfterAWriteHasLeftIsAnUnknownOutcomeWithWhereToLook(Throwable thrown) {
        var response = SERVER.call(
                (request, scope) -> {
                    var done = SERVER.gateway.send(request, scope);
                    return request.operation().startsWith("GET ") ? done : fail(after(done, thrown));
                },
                "add_credits",
                CREDITS);

        var result = SERVER.told(response).path("result");
        assertThat(result.path("isError").booleanValue()).isTrue();
        isUnknown(result.at("/content/0/text").asString());
        assertThat(SERVER.requests()).extracting(request -> request.method()).containsExactly("GET", "POST");
    }

    @ParameterizedTest
    @MethodSource("dev.paigomcp.http.FaultyServer#faults")
    void aFaultWhileTheResponseOfAWriteIsMadeIsAnUnknownOutcome(Throwable thrown) {
        SERVER.failAfterwards(thrown);

        var error =
                SERVER.told(SERVER.call(SERVER.gateway, "add_credits", CREDITS)).path("error");

        assertThat(error.path("code").intValue()).isEqualTo(-32603);
        isUnknown(error.path("message").asString());
    }

    @Test
    void aFaultAfterProgressIsTheLastEvent() {
        Paigo faulty = (request, scope) -> {
            if (request.operation().startsWith("GET ")) {
                return SERVER.gateway.send(request, scope);
            }
            scope.progress("half done");
            return fail(after(SERVER.gateway.send(request, scope), new OutOfMemoryError()));
        };

        var events = SERVER.call(faulty, "add_credits", CREDITS, ",\"_meta\":{\"progressToken\":1}")
                .body()
                .split("\n\n");

        assertThat(events).hasSize(2);
        var last = Json.MAPPER.readTree(events[1].substring(events[1].indexOf('{')));
        assertThat(last.path("id").asString()).isEqualTo("call-7");
        isUnknown(last.at("/result/content/0/text").asString());
    }

    @Test
    void aFaultInTheReadThatPrecedesAWriteIsNoUnknownOutcome() {
        var response = SERVER.call(
                (request, scope) -> fail(after(SERVER.gateway.send(request, scope), new OutOfMemoryError())),
                "measure_usage",
                "{\"customerId\":\"c-1\",\"dimensionId\":\"d-1\",\"quantity\":\"1\",\"unit\":\"hour\"}");

        assertThat(SERVER.told(response).at("/result/content/0/text").asString())
                .startsWith("Internal error of this server");
        assertThat(SERVER.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @Test
    void aWriteThatPaigoRefusedIsNoUnknownOutcome() {
        var response = SERVER.call(
                (request, scope) -> request.operation().equals("GET /customers")
                        ? fail(after(SERVER.gateway.send(request, scope), new OutOfMemoryError()))
                        : SERVER.gateway.send(request, scope),
                "add_credits",
                CREDITS.replace("c-1", "nobody"));

        assertThat(SERVER.told(response).at("/result/content/0/text").asString())
                .startsWith("Internal error of this server");
    }
}
