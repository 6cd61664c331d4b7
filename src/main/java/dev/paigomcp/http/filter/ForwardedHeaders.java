package dev.paigomcp.http.filter;

import dev.paigomcp.config.AddressRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the hops that proxies wrote down, the client first. A hop is empty if it is not an address; there are no hops if there
 * is no header.
 */
final class ForwardedHeaders {
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):\\d{1,5}");

    /**
     * One pair and what ends it (RFC 7239, section 4): a semicolon within an element, a comma between elements, or the end.
     * Escapes within quotes are not read, since no address needs one.
     */
    private static final Pattern PAIR = Pattern.compile(
            "\\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)=(?:([A-Za-z0-9!#$%&'*+.^_`|~-]+)|\"([^\"\\\\]*)\")\\s*([;,]|$)");

    private ForwardedHeaders() {}

    /** Reads the values of {@code X-Forwarded-For}. */
    static List<Optional<InetAddress>> usual(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(hop -> address(hop.strip()))
                .toList();
    }

    /** Reads the values of {@code Forwarded}; if any of them is malformed, the result is one empty hop. */
    static List<Optional<InetAddress>> standard(List<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        var hops = new ArrayList<Optional<InetAddress>>();
        var pairs = PAIR.matcher(String.join(",", values));
        Optional<InetAddress> hop = Optional.empty();
        var at = 0;
        var more = true;
        while (more) {
            pairs.region(at, pairs.regionEnd());
            if (!pairs.lookingAt()) {
                return List.of(Optional.empty());
            }
            if (pairs.group(1).equalsIgnoreCase("for")) {
                var token = pairs.group(2);
                hop = address(token != null ? token : pairs.group(3));
            }
            at = pairs.end();
            more = !pairs.group(4).isEmpty();
            if (!pairs.group(4).equals(";")) {
                hops.add(hop);
                hop = Optional.empty();
            }
        }
        return hops;
    }

    private static Optional<InetAddress> address(String hop) {
        var bracketed = BRACKETED.matcher(hop);
        if (bracketed.matches()) {
            return AddressRange.address(bracketed.group(1));
        }
        var withPort = WITH_PORT.matcher(hop);
        return AddressRange.address(withPort.matches() ? withPort.group(1) : hop);
    }
}
