package dev.paigomcp.cli;

/** A command line that cannot be understood; the message is for whoever wrote it. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
