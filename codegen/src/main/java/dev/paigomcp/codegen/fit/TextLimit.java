package dev.paigomcp.codegen.fit;

/**
 * How long a text may be.
 *
 * @param client whose limit it is
 * @param most how many characters it may have
 * @param source who says so
 */
record TextLimit(String client, int most, String source) {
    static final TextLimit DESCRIPTION = new TextLimit(
            "Gemini CLI",
            1_000,
            "shapeitup 1.6.2: descriptions end at 1,024 characters in clients with OpenAPI schemas");

    /** No client refuses more, but what does not fit a line of a list is not read when a tool is chosen. */
    static final TextLimit FIRST_SENTENCE = new TextLimit(
            "a line of a list of tools", 80, "a rule of this project: say what it does, and in the next sentence how");

    /** The server adds a sentence on the environment, and sees that both have 2,000 characters at most. */
    static final TextLimit INSTRUCTIONS =
            new TextLimit("Claude Code", 1_900, "dev.to/rulestack: instructions are cut at 2,048 characters");

    /** The first sentence, with its full stop. */
    static String firstSentence(String text) {
        var end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
