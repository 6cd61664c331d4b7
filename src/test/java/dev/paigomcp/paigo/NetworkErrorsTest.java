package dev.paigomcp.paigo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words for every failure, also those that no test of this machine can bring about. */
class NetworkErrorsTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("h"), false, "its host name cannot be resolved"),
                Arguments.of(new ConnectTimeoutException("t"), false, "no connection within 5 s"),
                Arguments.of(
                        new ConnectionRequestTimeoutException("t"),
                        false,
                        "all connections are in use, and none came free within 5 s"),
                Arguments.of(new SocketTimeoutException("t"), false, "no answer within 20 s"),
                Arguments.of(new ConnectException("no"), true, "the connection is refused"),
                Arguments.of(new NoRouteToHostException("no"), false, "there is no route to its host"),
                Arguments.of(
                        new SSLHandshakeException("no"),
                        false,
                        "no secure connection can be made (TLS), or it broke off"),
                Arguments.of(new NoHttpResponseException("no"), false, "the connection was closed without an answer"),
                Arguments.of(new ClientProtocolException("no"), false, "the answer is not valid HTTP"),
                Arguments.of(new IOException(new ProtocolException("no")), false, "the answer is not valid HTTP"),
                Arguments.of(new IOException("reset"), false, "the connection broke off"),
                Arguments.of(new IllegalStateException("closed"), false, "this server is shutting down"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureHasItsWords(Exception failure, boolean isRefusal, String words) {
        assertThat(NetworkErrors.describe(failure, ClientLimits.standard())).isEqualTo(words);
        assertThat(NetworkErrors.isRefusal(failure)).isEqualTo(isRefusal);
    }
}
