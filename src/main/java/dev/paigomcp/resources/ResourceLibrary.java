package dev.paigomcp.resources;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The prompts and resources of one account. Thread-safe. */
public interface ResourceLibrary {
    /** The right without which the caller is shown nothing and may ask nothing; empty when he has it. */
    default Optional<Scope> lacks() {
        return Optional.empty();
    }

    /** What clients see of each prompt, in order: an MCP Prompt object (MCP 2025-11-25, Prompt). */
    List<ObjectNode> prompts();

    /** The same of each resource with a fixed address (MCP 2025-11-25, Resource). */
    List<ObjectNode> resources();

    /** The same of each template (MCP 2025-11-25, ResourceTemplate). */
    List<ObjectNode> templates();

    /** A GetPromptResult. */
    LibraryResult prompt(String name, ObjectNode arguments);

    /** A ReadResourceResult. */
    LibraryResult read(String uri, CallScope scope);

    /** A CompleteResult for an argument of a prompt. */
    LibraryResult completePrompt(String name, String argument, String start, CallScope scope);

    /** The same for the variable of a template. */
    LibraryResult completeTemplate(String template, String variable, String start, CallScope scope);
}
