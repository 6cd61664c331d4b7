package dev.paigomcp.codegen.fit;

import java.util.List;

/**
 * The longest name that one client takes, with what the client puts before it.
 *
 * @param client the client
 * @param prefix what the client puts before the name
 * @param max the most characters that both may have
 * @param then what the client does with a longer one
 * @param source where the limit is from
 */
record NameLimit(String client, String prefix, int max, String then, String source) {
    /** The name under which the documentation tells people to add the server. */
    private static final String SERVER = "paigo";

    private static final String CUTS = "cuts it";

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
            new NameLimit("Gemini CLI", "mcp_" + SERVER + "_", 64, CUTS, "zuplo.com client matrix, 2026-07-31"));

    /** Returns whether two names that begin alike may become the same. */
    boolean cuts() {
        return then.equals(CUTS);
    }

    /** Returns the most characters that the name itself may have. */
    int room() {
        return max - prefix.length();
    }

    /** Returns the name as the client has it. */
    String shortened(String name) {
        var whole = prefix + name;
        return whole.length() > max ? whole.substring(0, max) : whole;
    }
}
