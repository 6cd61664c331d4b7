package dev.paigomcp.config;

import dev.paigomcp.mapping.Nearest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that the operator gave, and the problems found in them. Each typed read notes a problem if the value is wrong,
 * and returns empty or the default as if it had not been given. A blank value was already reported, so it is passed over.
 */
final class RawSettings {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");

    private final Map<Setting, RawSetting> given = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    /**
     * A value as the operator gave it.
     *
     * @param name the variable or flag that it came by, for messages
     */
    record RawSetting(String name, String value) {
        /** Returns the entries of a list, which commas or white space separate. */
        List<String> entries() {
            return List.of(value.strip().split("\\s*,\\s*|\\s+", -1));
        }
    }

    void put(Setting setting, RawSetting value) {
        given.put(setting, value);
    }

    void problem(String problem) {
        problems.add(problem);
    }

    /** Notes that a setting is missing. */
    void missing(Setting setting, String why) {
        problem(setting.variable() + " is not set" + why);
    }

    /** Returns the list that problems are noted in, one line each. */
    List<String> problems() {
        return problems;
    }

    boolean isGiven(Setting setting) {
        return given.containsKey(setting);
    }

    /** Returns what was given for the setting, blank or not. */
    Optional<RawSetting> find(Setting setting) {
        return Optional.ofNullable(given.get(setting));
    }

    /** Returns what was given for the setting, if it is not blank. */
    Optional<RawSetting> filled(Setting setting) {
        return find(setting).filter(raw -> !raw.value().isBlank());
    }

    /** Returns what was given for the settings of the account at Paigo, in the order of {@link Setting#OF_PAIGO}. */
    Stream<RawSetting> ofPaigo() {
        return Setting.OF_PAIGO.stream().flatMap(setting -> find(setting).stream());
    }

    /** Returns the name by which the setting was given, or its variable if it was not. */
    String name(Setting setting) {
        return find(setting).map(RawSetting::name).orElse(setting.variable());
    }

    Optional<String> text(Setting setting) {
        return find(setting).map(RawSetting::value);
    }

    Optional<URI> url(Setting setting) {
        return find(setting).flatMap(raw -> {
            var fault = SecureUrl.fault(raw.value());
            if (fault != null) {
                problem(raw.name() + " " + fault);
                return Optional.empty();
            }
            return Optional.of(SecureUrl.of(raw.value()));
        });
    }

    Optional<Boolean> onOff(Setting setting) {
        return filled(setting).flatMap(raw -> {
            if (!raw.value().equals("on") && !raw.value().equals("off")) {
                problem(raw.name() + " must be on or off, not \"" + raw.value() + "\"");
                return Optional.empty();
            }
            return Optional.of(raw.value().equals("on"));
        });
    }

    /** Returns the constant of that name; a wrong name is reported with the nearest right one. */
    <E extends Enum<E>> Optional<E> choice(Setting setting, Class<E> type) {
        return filled(setting).flatMap(raw -> {
            var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
            if (names.contains(raw.value())) {
                return Optional.of(Enum.valueOf(type, raw.value()));
            }
            var last = names.size() - 1;
            problem(raw.name() + " must be " + String.join(", ", names.subList(0, last)) + " or " + names.get(last)
                    + ", not \"" + raw.value() + "\"" + Nearest.hint(raw.value(), names));
            return Optional.empty();
        });
    }

    int port(Setting setting, int defaultPort) {
        return filled(setting)
                .flatMap(raw -> {
                    if (raw.value().matches("\\d{1,5}") && Integer.parseInt(raw.value()) <= SecureUrl.MAX_PORT) {
                        return Optional.of(Integer.valueOf(raw.value()));
                    }
                    problem(raw.name() + " must be a whole number from 0 (any free port) to 65535, not \"" + raw.value()
                            + "\"");
                    return Optional.empty();
                })
                .orElse(defaultPort);
    }

    String host(Setting setting, String defaultHost) {
        return filled(setting)
                .flatMap(raw -> {
                    if (HOST.matcher(raw.value()).matches()) {
                        return Optional.of(raw.value());
                    }
                    problem(raw.name() + " must be a host name or an IP address without a port, not \"" + raw.value()
                            + "\"");
                    return Optional.empty();
                })
                .orElse(defaultHost);
    }
}
