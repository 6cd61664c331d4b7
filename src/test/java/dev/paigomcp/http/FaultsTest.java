package dev.paigomcp.http;

import static dev.paigomcp.http.FaultyServer.CREDITS;
import static dev.paigomcp.http.FaultyServer.after;
import static dev.paigomcp.http.FaultyServer.fail;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of this server at chosen moments: whatever fails, the caller is answered. */
final class FaultsTest {
    @RegisterExtension
    static final FaultyServer SERVER = new FaultyServer();

    @ParameterizedTest
    @MethodSource("dev.paigomcp.http.FaultyServer#faults")
    void aFaultBeforeAnythingHasLeftIsNone(Throwable thrown) {
        var result = SERVER.told(SERVER.call((request, scope) -> fail(thrown), "add_credits", CREDITS))
                .path("result");

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").asString()).startsWith("Internal error of this server");
        assertThat(SERVER.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.paigomcp.http.FaultyServer#faults")
    void aFaultAfterAReadIsNoUnknownOutcome(Throwable thrown) {
        var response = SERVER.call(
                (request, scope) -> fail(after(SERVER.gateway.send(request, scope), thrown)),
                "get_customer",
                "{\"customerId\":\"c-1\"}");

        assertThat(SERVER.told(response).at("/result/content/0/text").asString())
                .startsWith("Internal error of this server");
        assertThat(SERVER.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dev.paigomcp.http.FaultyServer#faults")
    void aFaultOutsideOfACallIsAnsweredToo(Throwable thrown) {
        SERVER.failAfterwards(thrown);

        var response = SERVER.send("/health", "");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("-32603", "correlation id id-").doesNotContain("4711", "java");
        assertThat(SERVER.logged())
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).matches("id=id-\\d+ /health failed"));
    }
}
