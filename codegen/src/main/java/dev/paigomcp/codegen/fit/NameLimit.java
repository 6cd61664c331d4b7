package dev.paigomcp.codegen.fit;

import java.util.List;

/**
 * How long a name may be in one client, which puts the server's name before it.
 *
 * @param before what the client puts before the name
 * @param most how many characters the whole may have
 * @param then what the client does with a longer one
 * @param source who says so
 */
record NameLimit(String client, String before, int most, String then, String source) {
    /** The name under which the documentation tells people to add the server. */
    private static final String SERVER = "paigo";

    static final List<NameLimit> ALL = List.of(
            new NameLimit(
                    "the Claude directory",
                    "",
                    64,
                    "refuses it",
                    "claude.com/docs/connectors/building/review-criteria"),
            new NameLimit(
                    "the Claude API", "", 64, "refuses the whole request", "anthropics/claude-code issues 5973, 45106"),
            new NameLimit(
                    "Claude Code", "mcp__" + SERVER + "__", 128, "drops it", "reports of 2026-10 on mcp__server__tool"),
            new NameLimit("Cursor", SERVER, 60, "leaves it out", "ComposioHQ/composio issue 2788"),
            new NameLimit("Gemini CLI", "mcp_" + SERVER + "_", 64, "cuts it", "zuplo.com client matrix, 2026-07-31"));

    /** Whether two names that begin alike may become the same. */
    boolean cuts() {
        return then.startsWith("cuts");
    }

    /** How long the name itself may be. */
    int room() {
        return most - before.length();
    }

    /** The name as the client has it. */
    String made(String name) {
        var whole = before + name;
        return whole.length() > most ? whole.substring(0, most) : whole;
    }
}
