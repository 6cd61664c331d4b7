package dev.paigomcp.tools;

import java.util.Map;
import java.util.Set;

/**
 * Arguments that clients add to calls of any tool for their own use. They are dropped unless the tool has one of that name;
 * every other unknown argument is refused, since a caller that misspells one must hear of it.
 *
 * <p>To add one, name a public report of a client that sends it.
 */
final class InjectedArguments {
    /** The report of the client that sends it, by the name of the argument. */
    static final Map<String, String> REPORTS = Map.of(
            "toolCallId", "n8n, MCP Client Tool: https://github.com/n8n-io/n8n/issues/21500",
            "task_progress", "Cline: https://github.com/cline/cline/issues/10426",
            "wait_for_previous", "Gemini CLI: https://github.com/MemPalace/mempalace/pull/322");

    /** Their names. */
    static final Set<String> NAMES = REPORTS.keySet();

    private InjectedArguments() {}
}
