package dev.paigomcp.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.FieldTrie;
import dev.paigomcp.transport.FieldsReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is kept of long answers of which things with the id "x" are wanted. */
final class WantedReaderTest {
    private static final String LONG = "'note':'" + "n".repeat(AnswerBody.MAX_SMALL_BYTES) + "'";

    private static JsonNode read(String place, String answer) throws IOException {
        var needed = new FieldTrie();
        var path = ValuePath.parse(place);
        var items = path.list().toString().isEmpty() ? needed : needed.field("data");
        var element = items.items();
        var item = place.endsWith("parts[*]") ? element.field("parts").items() : element;
        item.field("id").whole();
        items.field("id").whole();
        var json = answer.replace('\'', '"').getBytes(UTF_8);
        return WantedReader.of(
                        path,
                        new FieldsReader(needed),
                        thing -> thing.path("id").asString("").equals("x"))
                .read(AnswerBody.of(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'data':[{'id':'a'},{'id':'b'},{'id':'x'}],LONG}     | {'data':[{'id':'a'},{'id':'x'}]}",
                "{LONG,'data':[{'id':'a'},{'id':'b'}]}                | {'data':[{'id':'a'}]}",
                "{'data':[{'id':'x','more':[1]},{'id':'x'}],LONG}     | {'data':[{'id':'x'},{'id':'x'}]}",
                "{'data':[],LONG}                                     | {'data':[]}",
                "{'data':{'id':'b','more':1},LONG}                    | {'data':{'id':'b'}}",
                "{'data':null,LONG}                                   | {'data':null}",
                "{'data':[{'id':'x'}],LONG,'data':[{'id':'b'}]}       | {'data':[{'id':'b'}]}",
                "{LONG}                                               | {}",
                "['data',{LONG}]                                      | []",
            })
    void ofAnAnswerWithAList(String answer, String kept) throws IOException {
        assertThat(read("data[*]", answer.replace("LONG", LONG)))
                .isEqualTo(Json.TOLERANT.readTree(kept.replace('\'', '"')));
    }

    @Test
    void anElementIsKeptForOneOfItsItems() throws IOException {
        var kept = read(
                "data[*].parts[*]",
                "{" + LONG + ",'data':[{'parts':[]},{'parts':[{'id':'a'}]},{'parts':[{'id':'a'},{'id':'x'}]}]}");

        assertThat(kept.toString())
                .isEqualTo("{\"data\":[{\"parts\":[]},{\"parts\":[{\"id\":\"a\"},{\"id\":\"x\"}]}]}");
    }

    @Test
    void whatIsNotKeptTakesNoRoom() throws IOException {
        var list = "{\"data\":[" + "{\"id\":\"abcdefgh\"},".repeat(10_000) + "{\"id\":\"x\"}]}";
        var bytes = list.getBytes(UTF_8);
        var needed = new FieldTrie();
        needed.field("data").items().field("id").whole();
        var body = new AnswerBody(
                new ByteArrayInputStream(bytes), bytes.length, bytes.length, AnswerBody.Room.upTo(64 * 1024));

        var kept = WantedReader.of(
                        ValuePath.parse("data[*]"),
                        new FieldsReader(needed),
                        thing -> thing.path("id").asString("").equals("x"))
                .read(body);

        assertThat(kept.path("data")).hasSize(2);
    }
}
