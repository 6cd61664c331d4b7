package dev.paigomcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationCallTest {
    private static final String UNRESERVED = "-._~";

    private final List<Transport.EncodedRequest> sent = new ArrayList<>();

    /** RFC 3986, sections 2.1 and 2.3: upper-case hexadecimal digits, and no character that could be left as it is. */
    @Test
    void encodesAllButTheUnreservedCharacters() {
        var characters = IntStream.concat(IntStream.rangeClosed(0, 0x2ff), IntStream.of(0x20ac, 0xfffd, 0x1f600));

        characters.mapToObj(Character::toString).forEach(character -> {
            send(new OperationCall("GET").path("/").pathParameter("id", "a" + character + "b"));
            assertThat(last().target()).isEqualTo("/a" + encoded(character) + "b");
        });
    }

    @Test
    void separatesQueryParametersAndLeavesOutThoseThatAreNull() {
        send(new OperationCall("GET")
                .path("/x")
                .query("a", "1")
                .query("b", null)
                .query("c", ""));

        assertThat(last().target()).isEqualTo("/x?a=1&c=");
        assertThat(last().isRead()).isTrue();
        assertThat(last().body()).isEmpty();
    }

    @Test
    void writesTheBody() {
        send(new OperationCall("POST").path("/x").body(Json.TOLERANT.readTree("{\"z\":1.50,\"a\":null}")));

        assertThat(new String(last().body(), StandardCharsets.UTF_8)).isEqualTo("{\"z\":1.50,\"a\":null}");
        assertThat(last().isRead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "\ud83d"})
    void sendsNothingIfAValueIsInvalidAndNamesTheFirst(String value) {
        var result = send(new OperationCall("GET")
                .path("/")
                .pathParameter("first", "fine")
                .path("/")
                .pathParameter("second", value)
                .query("third", "\udc00"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        PaigoResult.Invalid.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo("second"));
        assertThat(sent).isEmpty();
    }

    private PaigoResult send(OperationCall call) {
        Transport transport = (request, scope, reader) -> {
            sent.add(request);
            return PaigoResult.Success.empty(200);
        };
        return call.send(transport, new CallScope("test", Duration.ofSeconds(1)), AnswerReader.TREE);
    }

    private Transport.EncodedRequest last() {
        return sent.get(sent.size() - 1);
    }

    private static String encoded(String character) {
        var c = character.codePointAt(0);
        if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
            return character;
        }
        var bytes = new StringBuilder();
        for (var b : character.getBytes(StandardCharsets.UTF_8)) {
            bytes.append("%%%02X".formatted(b));
        }
        return bytes.toString();
    }
}
