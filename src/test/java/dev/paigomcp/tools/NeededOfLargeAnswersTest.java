package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.ToolPlans;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.CallScope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Of an answer that is read as a stream, what others are filled, replaced and counted from is kept though it is not shown. */
class NeededOfLargeAnswersTest {
    private static final String TOO_LONG_TO_BE_SMALL = " ".repeat(AnswerBody.MAX_SMALL_BYTES);

    private static JsonNode call(String result, String thing) {
        var plans = """
                {"tools":{"thing":{"operation":"GET /things","effect":"read","result":%s,
                 "reads":{"owner":{"read":"GET /owners/{ownerId}","item":""}}}}}""".formatted(result);
        var tool = Json.MAPPER.createObjectNode().put("name", "thing");
        tool.putObject("inputSchema").put("type", "object");
        var called = PaigoTools.of(
                        GeneratedTools.of(ToolPlans.read(Json.MAPPER.readTree(plans)), List.of(tool)),
                        (request, scope) -> GivenAnswers.success(
                                request,
                                200,
                                request.path().isEmpty()
                                        ? TOO_LONG_TO_BE_SMALL + thing
                                        : "{\"name\":\"owner of "
                                                + request.path().get("ownerId") + "\"}"),
                        new Permissions(Environment.demo, true, "test"),
                        DemoTools.CLOCK,
                        () -> "w")
                .find("thing")
                .orElseThrow()
                .call(Json.MAPPER.createObjectNode(), new CallScope("test", Duration.ofSeconds(5)));
        assertThat(called.structured()).as(called.text()).isNotNull();
        return called.structured();
    }

    @Test
    void thePathOfASideRead() {
        var shown = call("""
                {"item":"","show":[{"size":{"form":"string"}}],
                 "beside":{"ownerName":{"read":"owner","value":"name","form":"string"}}}""", "{\"size\":\"5\",\"ownerId\":\"o-1\"}");

        assertThat(shown.path("ownerName").asString()).isEqualTo("owner of o-1");
    }

    @Test
    void whatOverridesOthers() {
        var shown = call("""
                {"item":"","show":[{"parts":{"form":"array","each":[{"id":{"form":"string"}},{"price":{"form":"string"}}],
                  "overriddenBy":{"list":"others","by":"id","fields":["price","steps"]}}}]}""", "{\"parts\":[{\"id\":\"1\",\"price\":\"2\"}],\"others\":[{\"id\":\"1\",\"steps\":[3]}]}");

        assertThat(shown.path("parts").toString()).isEqualTo("[{\"id\":\"1\"}]");
    }

    @Test
    void whatIsCountedOfOthers() {
        var shown = call(
                """
                {"item":"","show":[{"parts":{"as":"count","form":"integer","count":["steps"],
                  "overriddenBy":{"list":"others","by":"id","fields":["price","steps"]}}}]}""",
                "{\"parts\":[{\"id\":\"1\",\"steps\":[1]},{\"id\":\"2\"}],"
                        + "\"others\":[{\"id\":\"1\",\"price\":\"3\"},{\"id\":\"2\",\"steps\":[3]}]}");

        assertThat(shown.path("count").asInt()).isEqualTo(1);
    }
}
