package dev.paigomcp.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes adds to every container of a namespace for a Service in it (Kubernetes, "Accessing the
 * Service", environment variables). Those for a Service called {@code paigo} or {@code paigo-mcp} start as the settings
 * of this server do, and one of them, {@code PAIGO_MCP_PORT}, is even called like one.
 */
final class KubernetesVariables {
    private static final Pattern ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://\\S+");
    private static final Pattern PORT = Pattern.compile("PAIGO(?:_[A-Z0-9]+)*_PORT");
    private static final Pattern PORT_ADDRESS = Pattern.compile("PAIGO(?:_[A-Z0-9]+)*_PORT_\\d+_(?:TCP|UDP|SCTP)");
    private static final Pattern OTHERS = Pattern.compile("PAIGO(?:_[A-Z0-9]+)*_"
            + "(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9]+)*|PORT_\\d+_(?:TCP|UDP|SCTP)_(?:PROTO|PORT|ADDR))");

    private KubernetesVariables() {}

    /** Returns the names of those variables, sorted. */
    static List<String> in(Map<String, String> env) {
        return env.entrySet().stream()
                .filter(variable -> is(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean is(String name, String value) {
        return OTHERS.matcher(name).matches()
                || ((PORT.matcher(name).matches() || PORT_ADDRESS.matcher(name).matches())
                        && ADDRESS.matcher(value).matches());
    }
}
