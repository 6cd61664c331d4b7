package dev.paigomcp.mapping;

import java.util.List;

/**
 * An operation of the contract, named by method and path, such as {@code POST /customers/{customerId}/transactions}.
 * Operation ids are prose in the contract and repeat, so they name nothing.
 *
 * @param method the HTTP method in capitals
 * @param path the path template
 * @param text the key as the mapping writes it
 */
public record OperationKey(String method, PathTemplate path, String text) implements Comparable<OperationKey> {
    /** Reads a key; everything after the first blank is the path. */
    public static OperationKey parse(String text) {
        var blank = text.indexOf(' ');
        return blank < 0
                ? of(text, PathTemplate.parse(""))
                : of(text.substring(0, blank), PathTemplate.parse(text.substring(blank + 1)));
    }

    /** Returns the key of an operation. */
    public static OperationKey of(String method, PathTemplate path) {
        return new OperationKey(method, path, path.text().isEmpty() ? method : method + " " + path);
    }

    /** Returns whether the operation changes nothing: it is a GET. */
    public boolean isRead() {
        return method.equals("GET");
    }

    /** Returns the names of its path parameters, in order. */
    public List<String> variables() {
        return path.variables();
    }

    @Override
    public int compareTo(OperationKey other) {
        return toString().compareTo(other.toString());
    }

    /** Returns the key as the mapping writes it. */
    @Override
    public String toString() {
        return text;
    }
}
