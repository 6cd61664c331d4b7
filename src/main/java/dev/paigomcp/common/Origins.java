package dev.paigomcp.common;

import java.net.URI;
import java.util.Locale;

/** Web origins (RFC 6454): scheme, host and port of an http or https address. */
public final class Origins {
    private Origins() {}

    /** Returns the port of the address: the one it names, else the default of its scheme (RFC 9110, section 4.2). */
    public static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : defaultPort(String.valueOf(address.getScheme()));
    }

    /** Returns 443 for https, in any letter case, and 80 for anything else. */
    public static int defaultPort(String scheme) {
        return "https".equalsIgnoreCase(scheme) ? 443 : 80;
    }

    /** Returns {@code scheme://host:port} in lower case, with the default port spelled out: equal for equal origins. */
    public static String of(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return scheme + "://" + host + ":" + port(address);
    }
}
