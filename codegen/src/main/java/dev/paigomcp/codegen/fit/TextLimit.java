package dev.paigomcp.codegen.fit;

/**
 * The longest text that one client takes.
 *
 * @param client the client
 * @param max the most characters
 * @param source where the limit is from
 */
record TextLimit(String client, int max, String source) {
    static final TextLimit DESCRIPTION = new TextLimit(
            "Gemini CLI",
            1_000,
            "shapeitup 1.6.2: descriptions end at 1,024 characters in clients with OpenAPI schemas");

    /** No client refuses more, but what does not fit a line of a list is not read when a tool is chosen. */
    static final TextLimit FIRST_SENTENCE = new TextLimit(
            "a line of a list of tools", 80, "a rule of this project: say what it does, and in the next sentence how");

    /** The server adds a sentence on the environment, and sees to it that both have 2,000 characters at most. */
    static final TextLimit INSTRUCTIONS =
            new TextLimit("Claude Code", 1_900, "dev.to/rulestack: instructions are cut at 2,048 characters");

    /** Returns the first sentence, with its full stop. */
    static String firstSentence(String text) {
        var end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
