package dev.paigomcp.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was given into values, noting what is wrong; a wrong value is then as if it had not been given. */
final class ValueReader {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private static final int LARGEST_PORT = 65_535;

    private final Map<Setting, Given> given;
    private final List<String> problems;

    ValueReader(Map<Setting, Given> given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    boolean isGiven(Setting setting) {
        return given.containsKey(setting);
    }

    @Nullable
    String text(Setting setting) {
        var found = given.get(setting);
        return found == null ? null : found.value();
    }

    /** An https address; http is for this machine alone, since credentials and billing data would travel in the clear. */
    @Nullable
    URI url(Setting setting) {
        var found = given.get(setting);
        if (found == null) {
            return null;
        }
        try {
            var url = new URI(found.value());
            var http = "http".equalsIgnoreCase(url.getScheme());
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                problems.add(found.name() + " must be a plain address: remove the user, the query or the fragment");
            } else if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
                problems.add(found.name() + " must be an address such as https://example.com, not \"" + found.value()
                        + "\"");
            } else if (url.getPort() > LARGEST_PORT) {
                problems.add(found.name() + " has the port " + url.getPort() + ": ports end at " + LARGEST_PORT);
            } else if (http && !Loopback.is(url.getHost())) {
                problems.add(found.name() + " must start with https://, not \"" + found.value()
                        + "\": http is for this machine alone");
            } else {
                return new URI(found.value().replaceFirst("/+$", ""));
            }
        } catch (URISyntaxException e) {
            problems.add(found.name() + " is not an address: give one such as https://example.com");
        }
        return null;
    }

    @Nullable
    Boolean onOff(Setting setting) {
        var found = given.get(setting);
        if (found == null || found.value().isBlank()) {
            return null;
        }
        if (!found.value().equals("on") && !found.value().equals("off")) {
            problems.add(found.name() + " must be on or off, not \"" + found.value() + "\"");
            return null;
        }
        return found.value().equals("on");
    }

    int port(Setting setting, int otherwise) {
        var found = given.get(setting);
        if (found == null || found.value().isBlank()) {
            return otherwise;
        }
        if (found.value().matches("\\d{1,5}") && Integer.parseInt(found.value()) <= LARGEST_PORT) {
            return Integer.parseInt(found.value());
        }
        problems.add(found.name() + " must be a whole number from 0 (any free port) to 65535, not \"" + found.value()
                + "\"");
        return otherwise;
    }

    String host(Setting setting, String otherwise) {
        var found = given.get(setting);
        if (found == null || found.value().isBlank()) {
            return otherwise;
        }
        if (HOST.matcher(found.value()).matches()) {
            return found.value();
        }
        problems.add(
                found.name() + " must be a host name or an IP address without a port, not \"" + found.value() + "\"");
        return otherwise;
    }
}
