package dev.paigomcp.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was given into values, noting what is wrong; a wrong value is then as if it had not been given. */
final class SettingValueReader {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private static final int LARGEST_PORT = 65_535;

    private final Map<Setting, RawSetting> given;
    private final List<String> problems;

    SettingValueReader(Map<Setting, RawSetting> given, List<String> problems) {
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

    @Nullable
    URI url(Setting setting) {
        var found = given.get(setting);
        if (found == null) {
            return null;
        }
        var fault = SecureUrl.fault(found.value());
        if (fault != null) {
            problems.add(found.name() + " " + fault);
            return null;
        }
        return SecureUrl.of(found.value());
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
