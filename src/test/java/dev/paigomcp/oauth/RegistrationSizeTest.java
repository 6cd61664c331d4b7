package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How large a registration may be, however its length is told. */
class RegistrationSizeTest {
    private final World world = World.own();

    @AfterEach
    void close() {
        world.close();
    }

    private HttpResponse<String> register(String body) {
        return TestApp.register(world, body, "192.0.2.7");
    }

    @Test
    void refusesAnOversizedRegistration() {
        var response = register("{\"client_name\":\"" + "x".repeat(20_000) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(world.records.count("client")).isZero();
    }

    /** Its length is told by nobody, so that it is counted. */
    @Test
    void boundsARegistrationThatComesInPieces() {
        var largest = largest();
        assertThat(inPieces(largest).statusCode()).isEqualTo(201);

        assertThat(inPieces(largest + " ").statusCode()).isEqualTo(413);
        assertThat(register(largest).statusCode()).isEqualTo(201);
        assertThat(register(largest + " ").statusCode()).isEqualTo(413);
    }

    private static String largest() {
        return " ".repeat(OAuthRequestBody.MAX_BYTES - TestApp.PUBLIC_CLIENT.length()) + TestApp.PUBLIC_CLIENT;
    }

    private HttpResponse<String> inPieces(String body) {
        return world.send(world.request(World.PUBLIC + "/oauth/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void readsAnOversizedRegistrationToItsEndSoThatItsSenderHearsOfTheRefusal() throws IOException {
        try (var socket = announcing(4_000_000)) {
            for (var sent = 0; sent < 4; sent++) {
                socket.getOutputStream().write(" ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
        }
    }

    private Socket announcing(int length, String... headers) throws IOException {
        var socket = new Socket("127.0.0.1", world.port());
        socket.setSoTimeout(20_000);
        var head = "POST /oauth/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n" + String.join("", headers) + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    @Test
    void refusesAHugeRegistrationBeforeItComes() throws IOException {
        try (var socket = announcing(5_000_000)) {
            assertThat(status(socket)).isEqualTo("HTTP/1.1 413");
        }
    }

    /** RFC 9110, section 10.1.1. */
    @Test
    void letsOnlyThoseSendWhoAskBeforeAndAreNotTooLarge() throws IOException {
        try (var large = announcing(OAuthRequestBody.MAX_BYTES + 1, "Expect: 100-continue\r\n");
                var largest = announcing(OAuthRequestBody.MAX_BYTES, "Expect: 100-continue\r\n")) {
            assertThat(status(large)).isEqualTo("HTTP/1.1 413");
            assertThat(status(largest)).isEqualTo("HTTP/1.1 100");
        }
    }
}
