package dev.paigomcp.config;

/**
 * Thrown when the server cannot start with its configuration. The message has one line for each problem, each with its
 * fix, and contains no secret.
 */
public class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }
}
