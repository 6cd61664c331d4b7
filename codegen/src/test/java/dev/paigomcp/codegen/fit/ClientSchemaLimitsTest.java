package dev.paigomcp.codegen.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.codegen.source.Diagnostic;
import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the renderer never makes today, but some client would refuse. Single quotes stand for double ones. */
class ClientSchemaLimitsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GOOD =
            "{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':false}";
    private static final Document MAPPING = new Document(
            "tools.yaml",
            JSON.createObjectNode(),
            Map.of("", 1, "/tools", 2, "/tools/t", 3, "/tools/t/arguments/a", 7));

    private static ObjectNode tool(String input, String output) {
        return (ObjectNode) JSON.readTree(("{'name':'t','title':'T','description':'Does.','inputSchema':" + input
                        + ",'outputSchema':" + output + ",'annotations':{'readOnlyHint':true,'destructiveHint':false,"
                        + "'idempotentHint':true,'openWorldHint':false}}")
                .replace('\'', '"'));
    }

    private static List<String> findings(ArrayNode catalogue) {
        var out = new Diagnostics();
        ClientSchemaLimits.check(MAPPING, catalogue, out);
        return out.all().stream().map(Diagnostic::toString).toList();
    }

    private static List<String> findings(ObjectNode tool) {
        return findings(JSON.createArrayNode().add(tool));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'} | 3 | must have the type object at its root",
                "{'type':'object','anyOf':[{'required':['a']}]} | 3 | no oneOf, anyOf, allOf or not at its root for"
                        + " the Claude API",
                "{'type':'object','$schema':'https://json-schema.org/draft/2020-12/schema'} | 3 | no $schema and no"
                        + " $id for Gemini CLI",
                "{'type':'object','properties':{'a':{'type':'object','$id':'x'}}} | 7 | no $schema and no $id for"
                        + " Gemini CLI, at /properties/a",
                "{'type':'object','properties':{'a':true}} | 7 | must not be true or false for the MCP Inspector, at"
                        + " /properties/a",
                "{'type':'object','properties':{'a':{'type':['string','null']}}} | 7 | one type, not a list of them"
                        + " for Gemini CLI",
                "{'type':'object','properties':{'a':{'anyOf':[{'type':'array'}]}}} | 7 | what the items of an array"
                        + " are for Gemini CLI, at /properties/a/anyOf/0",
                "{'type':'object','properties':{'a':{'$ref':'https://example.com/s'}}} | 7 | refer to its own $defs"
                        + " alone",
                "{'type':'object','properties':{'a':{'type':'object','propertyNames':{'minLength':1}}}} | 7 | no"
                        + " propertyNames",
                "{'type':'object','properties':{'a':{'type':'object','additionalProperties':{'type':'string'}}}} | 7 |"
                        + " no schema as additionalProperties",
                "{'type':'object','properties':{'a b':{'type':'string'}}} | 3 | property names of 1 to 64 letters",
                "{'type':'object','$defs':{'d':{'type':'array'}}} | 3 | what the items of an array are for Gemini CLI,"
                        + " at /$defs/d",
            })
    void aFormThatAClientRefusesIsToldAtItsLineForInputAndOutput(String schema, int line, String expected) {
        assertThat(findings(tool(schema, GOOD)))
                .singleElement()
                .asString()
                .startsWith("tools.yaml:" + line + ": error: tool \"t\": the inputSchema must ")
                .contains(expected, "\n  hint: ");
        assertThat(findings(tool(GOOD, schema)))
                .singleElement()
                .asString()
                .startsWith("tools.yaml:3: error: tool \"t\": the outputSchema must ")
                .contains(expected);
    }

    @Test
    void whatFitsIsNotReported() {
        var nested = "{'type':'object','properties':{'a':{'anyOf':[{'type':'array','items':{}},{'type':'null'}]},"
                + "'b':{'$ref':'#/$defs/d'}},'$defs':{'d':{'type':'string'}},'additionalProperties':false}";

        assertThat(findings(tool(nested, nested))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"})
    void aHintThatIsNotGivenIsReported(String hint) {
        var tool = tool(GOOD, GOOD);
        ((ObjectNode) tool.path("annotations")).remove(hint);

        assertThat(findings(tool))
                .singleElement()
                .asString()
                .startsWith("tools.yaml:3: error: tool \"t\" does not say " + hint);
    }

    @Test
    void aToolWithoutATitleIsReported() {
        assertThat(findings(tool(GOOD, GOOD).put("title", " ")))
                .singleElement()
                .asString()
                .contains("has no title, which the Claude directory wants");
    }

    @Test
    void fortyToolsFitAndOneMoreDoesNot() {
        var catalogue = JSON.createArrayNode();
        for (var i = 0; i < 40; i++) {
            catalogue.add(tool(GOOD, GOOD).put("name", "t" + i));
        }

        assertThat(findings(catalogue)).isEmpty();
        assertThat(findings(catalogue.add(tool(GOOD, GOOD))))
                .singleElement()
                .asString()
                .startsWith("tools.yaml:2: error: there are 41 tools, more than the 40 that Cursor offers a model");
    }
}
