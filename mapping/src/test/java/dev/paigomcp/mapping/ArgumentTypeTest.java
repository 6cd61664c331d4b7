package dev.paigomcp.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The types of arguments against the grammar, {@code tools.schema.json}: neither has one that the other does not know. */
class ArgumentTypeTest {
    static Stream<String> words() {
        return Grammar.words("/$defs/argument/properties/type/enum");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static ArgumentType read(JsonNode argument) {
        return ArgumentType.read(argument, Map.of());
    }

    @ParameterizedTest
    @MethodSource("words")
    void aWordOfTheGrammarIsReadAndWritten(String word) {
        var type = read(json("{'type':'%s'}".formatted(word)));

        var written = PlanJson.object();
        type.write(written);

        assertThat(written.path("type").asString(""))
                .as("the word that %s writes", type)
                .isEqualTo(word);
    }

    @Test
    void everyTypeIsReadFromSomethingThatTheGrammarAllows() {
        var read = new LinkedHashSet<Class<?>>();
        words().forEach(word ->
                read.add(read(json("{'type':'%s'}".formatted(word))).getClass()));
        for (var argument :
                new String[] {"{}", "{'reveal':'g'}", "{'lookup':'l'}", "{'each':{}}", "{'format':'date-time'}"}) {
            read.add(read(json(argument)).getClass());
        }

        assertThat(Set.of(ArgumentType.class.getPermittedSubclasses()))
                .as("add the type's case to ArgumentType.read and its word to specs/tools.schema.json")
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void aTypeIsReadAsItWasWritten(String argument) {
        var type = read(json(argument));

        var written = PlanJson.object();
        type.write(written);

        assertThat(written).isEqualTo(json(argument));
        assertThat(read(written)).isEqualTo(type);
    }

    static Stream<String> arguments() {
        return Stream.of(
                "{}",
                "{'type':'boolean-text'}",
                "{'lookup':'unit'}",
                "{'format':'date-time'}",
                "{'format':'date-time','maxAhead':'PT5M'}",
                "{'type':'integer','minimum':'0','maximum':'3650','wire':'text'}",
                "{'type':'decimal','minimum':'-0.00000000001','wire':'number'}",
                "{'type':'decimal','exclusiveMinimum':'0','maximum':'10','words':{'unlimited':'inf'},'wire':'text'}",
                "{'type':'money','minimum':'0','wire':'number'}",
                "{'number':'n','each':{'a':{'to':'x','type':'decimal'},'b':{'to':'y','each':{'c':{'to':'z'}}}}}");
    }
}
