package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LibraryFaultsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "prompts/get | \"name\":\"x\"",
                "resources/read | \"uri\":\"a://b\"",
                "completion/complete |"
                        + " \"ref\":{\"type\":\"ref/prompt\",\"name\":\"x\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}"
            })
    void hidesAFault(String method, String params) {
        var modern = server.send(server.modern(method, params));
        var old =
                server.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}");

        for (var response : new java.net.http.HttpResponse<?>[] {modern, old}) {
            var body = response.body().toString();
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(TestServer.json(body).at("/error/code").intValue()).isEqualTo(-32603);
            assertThat(body)
                    .contains(response.headers().firstValue("X-Correlation-Id").orElseThrow())
                    .doesNotContain("4711", "java", "Exception");
        }
    }
}
