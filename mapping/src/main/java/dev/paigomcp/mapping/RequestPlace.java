package dev.paigomcp.mapping;

import java.util.List;

/**
 * A place in a request to Paigo: {@code path.customerId}, {@code query.startTime} or {@code body.metadata.reason}.
 *
 * @param text the place as the mapping writes it
 * @param part the part of the request
 * @param names the name of a parameter, or the properties from the body's root to the value
 */
public record RequestPlace(String text, Part part, List<String> names) {
    /** A part of a request. */
    public enum Part {
        PATH,
        QUERY,
        BODY,
        /** Not a part of any request: the generator reports the place as unknown to the contract. */
        NONE
    }

    public RequestPlace {
        names = List.copyOf(names);
    }

    /** Reads a place. */
    public static RequestPlace parse(String text) {
        var dot = text.indexOf('.');
        var name = text.substring(dot + 1);
        return switch (text.substring(0, Math.max(0, dot))) {
            case "path" -> new RequestPlace(text, Part.PATH, List.of(name));
            case "query" -> new RequestPlace(text, Part.QUERY, List.of(name));
            case "body" -> inBody(name);
            default -> new RequestPlace(text, Part.NONE, List.of(name));
        };
    }

    /** Returns the place of a property in the body, such as {@code metadata.reason}. */
    public static RequestPlace inBody(String path) {
        return new RequestPlace("body." + path, Part.BODY, List.of(path.split("\\.")));
    }

    /** Returns the parameter's name, or the name of the innermost property of the body. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** Returns the place as the mapping writes it. */
    @Override
    public String toString() {
        return text;
    }
}
