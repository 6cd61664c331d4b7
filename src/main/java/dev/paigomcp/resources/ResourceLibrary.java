package dev.paigomcp.resources;

import dev.paigomcp.transport.CallScope;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The prompts and resources of one account. Thread-safe.
 *
 * <p>Lists hold what clients see of each thing, in order; questions are answered by a {@link LibraryResult} and never throw
 * for what the caller sent, nor for what Paigo does.
 */
public interface ResourceLibrary {
    /** Returns the prompts (MCP 2025-11-25, Prompt). */
    List<ObjectNode> prompts();

    /** Returns the resources with a fixed address (MCP 2025-11-25, Resource). */
    List<ObjectNode> resources();

    /** Returns the resource templates (MCP 2025-11-25, ResourceTemplate). */
    List<ObjectNode> templates();

    /** Returns a prompt with its arguments filled in (MCP 2025-11-25, GetPromptResult). */
    LibraryResult prompt(String name, ObjectNode arguments);

    /** Reads a resource (MCP 2025-11-25, ReadResourceResult). */
    LibraryResult read(String uri, CallScope scope);

    /** Returns values for an argument of a prompt that begin as given (MCP 2025-11-25, CompleteResult). */
    LibraryResult completePrompt(String name, String argument, String start, CallScope scope);

    /** Returns values for the variable of a template that begin as given (MCP 2025-11-25, CompleteResult). */
    LibraryResult completeTemplate(String template, String variable, String start, CallScope scope);
}
