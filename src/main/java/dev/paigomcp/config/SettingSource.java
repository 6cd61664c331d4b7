package dev.paigomcp.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a setting can be given: the commands that accept it, its variable, and for some a file variable and a flag. */
public final class SettingSource {
    private final List<String> commands;
    private final String variable;
    private final boolean hasFileVariable;
    private final @Nullable Flag flag;

    private SettingSource(List<String> commands, String variable, boolean hasFileVariable, @Nullable Flag flag) {
        this.commands = commands;
        this.variable = variable;
        this.hasFileVariable = hasFileVariable;
        this.flag = flag;
    }

    /**
     * A flag of the command line.
     *
     * @param name the flag with its two dashes
     * @param value the word that stands for the value in {@code --help}
     * @param help the text in {@code --help}; empty if the meaning of the setting serves
     */
    public record Flag(String name, String value, String help) {
        /** Returns whether the flag names a file with the value, since other programs can read command lines. */
        boolean namesFile() {
            return name.endsWith("-file");
        }
    }

    /** A variable that every command accepts that reaches a Paigo account. */
    static SettingSource accountCommands(String variable) {
        return new SettingSource(List.of("serve", "stdio", "call", "doctor"), variable, false, null);
    }

    /** A variable that the commands accept that speak MCP, and the one that checks them. */
    static SettingSource mcpCommands(String variable) {
        return new SettingSource(List.of("serve", "stdio", "doctor"), variable, false, null);
    }

    /** A variable that the command accepts that listens, and the one that checks it. */
    static SettingSource serverCommands(String variable) {
        return new SettingSource(List.of("serve", "doctor"), variable, false, null);
    }

    /** Adds the variable that names a file with the value. */
    SettingSource orFile() {
        return new SettingSource(commands, variable, true, flag);
    }

    /** Adds a flag whose help is the meaning of the setting. */
    SettingSource orFlag(String name, String value) {
        return orFlag(name, value, "");
    }

    /** Adds a flag. */
    SettingSource orFlag(String name, String value, String help) {
        return new SettingSource(commands, variable, hasFileVariable, new Flag(name, value, help));
    }

    /** Returns the commands that accept the setting. */
    public List<String> commands() {
        return commands;
    }

    /** Returns the name of the variable that holds the value. */
    String variable() {
        return variable;
    }

    /** Returns the name of the variable that names a file with the value, if the setting has one. */
    Optional<String> fileVariable() {
        return hasFileVariable ? Optional.of(variable + "_FILE") : Optional.empty();
    }

    /** Returns the names of its one or two variables. */
    Stream<String> variables() {
        return Stream.concat(Stream.of(variable), fileVariable().stream());
    }

    /** Returns the flag, if the setting has one. */
    public Optional<Flag> flag() {
        return Optional.ofNullable(flag);
    }
}
