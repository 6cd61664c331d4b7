package dev.paigomcp.http;

import dev.paigomcp.resources.LibraryResult;
import dev.paigomcp.resources.ResourceLibrary;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A library with nothing in it, all of whose answers are faults; one resource waits until its caller has gone. */
public final class ExampleLibrary implements ResourceLibrary {
    private final ExampleTools tools;

    public ExampleLibrary(ExampleTools tools) {
        this.tools = tools;
    }

    @Override
    public List<ObjectNode> prompts() {
        return List.of();
    }

    @Override
    public List<ObjectNode> resources() {
        return List.of();
    }

    @Override
    public List<ObjectNode> templates() {
        return List.of();
    }

    @Override
    public LibraryResult prompt(String name, ObjectNode arguments) {
        throw new IllegalStateException("secret-4711 in java.lang.String");
    }

    @Override
    public LibraryResult read(String uri, CallScope scope) {
        if (uri.equals("test://hangs")) {
            tools.call("hangs", JsonNodeFactory.instance.objectNode(), scope);
        }
        throw new IllegalStateException("secret-4711 in java.lang.String");
    }

    @Override
    public LibraryResult completePrompt(String name, String argument, String start, CallScope scope) {
        throw new IllegalStateException("secret-4711 in java.lang.String");
    }

    @Override
    public LibraryResult completeTemplate(String template, String variable, String start, CallScope scope) {
        throw new IllegalStateException("secret-4711 in java.lang.String");
    }
}
