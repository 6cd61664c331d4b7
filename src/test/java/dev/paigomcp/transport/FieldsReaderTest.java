package dev.paigomcp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.common.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Answers that are longer than a small one, of which only what is needed is kept. */
class FieldsReaderTest {
    private static final String TOO_LONG_TO_BE_SMALL = " ".repeat(AnswerBody.MAX_SMALL_BYTES);
    private static final FieldTrie NAMES = new FieldTrie();

    static {
        NAMES.field("data").items().field("name").whole();
    }

    private static AnswerBody body(String json, AnswerBody.Room room) {
        var bytes = (TOO_LONG_TO_BE_SMALL + json.replace('\'', '"')).getBytes(StandardCharsets.UTF_8);
        return new AnswerBody(new ByteArrayInputStream(bytes), -1, bytes.length, room);
    }

    private static JsonNode read(FieldTrie needed, String json) throws IOException {
        return new FieldsReader(needed).read(body(json, AnswerBody.Room.UNLIMITED));
    }

    @Test
    void keepsTheFieldsThatAreNeeded() throws IOException {
        assertThat(read(NAMES, "{'a':1,'data':[{'name':{'b':[2]},'c':{'name':3}},4,{'d':5}],'name':[6]}")
                        .toString())
                .isEqualTo("{\"data\":[{\"name\":{\"b\":[2]}},4,{}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':[1,-2147483649,9223372036854775808,1.50,-0.0,1e3,1E-7,true,false,null,'','\\u00e9\\ud83d\\ude00']}",
                "{'a':1,'b':2,'a':3}",
                "[[],{},[[{}]]]",
                "'text'",
                "5",
                "null"
            })
    void keepsEverythingAsTheWholeAnswerHasIt(String json) throws IOException {
        var whole = Json.TOLERANT.readTree(json.replace('\'', '"'));

        assertThat(read(FieldTrie.EVERYTHING, json)).isEqualTo(whole).hasToString(whole.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{'data':[", "{'data':}", "{'x':[1,2", "nonsense", "{'x':{'y':]}}"})
    void refusesWhatIsNotJsonAlsoWhereItIsNotNeeded(String json) {
        assertThatThrownBy(() -> read(NAMES, json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesWhatIsTooDeepAlsoWhereItIsNotNeeded() {
        assertThatThrownBy(() -> read(NAMES, "{'x':" + "[".repeat(4000) + "]".repeat(4000) + "}"))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void findsNothingInWhiteSpace() throws IOException {
        assertThat(read(NAMES, "  \n").isMissingNode()).isTrue();
    }

    @Test
    void weighsWhatIsKeptAndNothingElse() throws IOException {
        var passedOver = body("{'x':'" + "y".repeat(1_000_000) + "'}", AnswerBody.Room.UNLIMITED);
        var kept = body("{'data':[{'name':'" + "y".repeat(1_000_000) + "'}]}", AnswerBody.Room.UNLIMITED);

        new FieldsReader(NAMES).read(passedOver);
        new FieldsReader(NAMES).read(kept);

        assertThat(passedOver.kept()).isLessThan(1_000);
        assertThat(kept.kept()).isGreaterThan(1_000_000);
    }

    @Test
    void weighsNamesAndNumbersByTheirLength() throws IOException {
        var names =
                body("{'" + "n".repeat(40_000) + "a':1,'" + "n".repeat(40_000) + "b':1}", AnswerBody.Room.UNLIMITED);
        var numbers = body(
                "[" + ("9".repeat(900) + "," + "0." + "1".repeat(900) + ",").repeat(50) + "0]",
                AnswerBody.Room.UNLIMITED);

        AnswerReader.TREE.read(names);
        AnswerReader.TREE.read(numbers);

        assertThat(names.kept()).isGreaterThan(80_000);
        assertThat(numbers.kept()).isGreaterThan(90_000);
    }

    @Test
    void endsALongTextAsSoonAsThereIsNoRoomForIt() {
        var quote = (TOO_LONG_TO_BE_SMALL + "\"").getBytes(StandardCharsets.UTF_8);
        var endless = new SequenceInputStream(new ByteArrayInputStream(quote), new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        var body = new AnswerBody(endless, -1, Long.MAX_VALUE, AnswerBody.Room.upTo(1_000_000));

        assertThatThrownBy(() -> AnswerReader.TREE.read(body)).isInstanceOf(AnswerLimitException.class);
        assertThat(body.count()).isLessThan(2_000_000);
    }
}
