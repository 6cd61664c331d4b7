package dev.paigomcp.config;

/** The server cannot start as it is set up; the message has one line per problem, each with its fix, and no secret. */
public final class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }
}
