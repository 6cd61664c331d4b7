package dev.paigomcp.paigo;

/** A value that must not be printed: its text form hides it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
