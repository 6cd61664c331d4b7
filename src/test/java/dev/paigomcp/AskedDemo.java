package dev.paigomcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.SettingsReader;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The program without settings, its tools called over HTTP. Single quotes stand for double ones. */
final class AskedDemo implements AutoCloseable {
    private final App app = App.open(SettingsReader.read(Map.of(), Map.of("--port", "0")));
    private final Asked asked = new AskedByHttp(app.serve().port());

    /** Puts things into the account. */
    void given(String things) {
        app.demo("local").orElseThrow().given(Json.MAPPER.readTree(things.replace('\'', '"')));
    }

    /** Returns how many requests the demo Paigo has had, beside those for tokens. */
    int requests() {
        return app.demo("local").orElseThrow().requests().size();
    }

    JsonNode call(String tool, String arguments) {
        return asked.ask("2025-11-25", "tools/call", "'name':'" + tool + "','arguments':{" + arguments + "}")
                .path("result");
    }

    /** The structured result of a call that must go well. */
    JsonNode ok(String tool, String arguments) {
        var result = call(tool, arguments);
        if (!result.has("structuredContent")) {
            throw new AssertionError(result);
        }
        return result.path("structuredContent");
    }

    /** What is said of a call that must fail. */
    String refused(String tool, String arguments) {
        var result = call(tool, arguments);
        if (!result.path("isError").asBoolean(false)) {
            throw new AssertionError(result);
        }
        return result.at("/content/0/text").asString();
    }

    /** The texts of a field of each item of a list. */
    List<String> listed(String tool, String arguments, String field) {
        return ok(tool, arguments)
                .path("items")
                .valueStream()
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    @Override
    public void close() {
        app.close();
    }
}
