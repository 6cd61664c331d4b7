package dev.paigomcp.mapping;

import tools.jackson.databind.node.StringNode;

/** The text of a JSON number. JSON has one decimal point, so that 1.250 can mean one thing only if it was a number. */
public final class NumberText extends StringNode {
    private static final long serialVersionUID = 1L;

    /** @param digits the number in plain notation */
    public NumberText(String digits) {
        super(digits);
    }
}
