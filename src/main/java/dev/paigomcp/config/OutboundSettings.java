package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the server reaches other hosts.
 *
 * @param proxy null if it reaches them directly
 * @param authorities whose certificates are trusted beside those that Java trusts
 */
public record OutboundSettings(@Nullable ProxySettings proxy, List<X509Certificate> authorities) {
    /** No proxy, and no authorities but Java's. */
    public static final OutboundSettings DIRECT = new OutboundSettings(null, List.of());

    public OutboundSettings {
        authorities = List.copyOf(authorities);
    }

    /**
     * A proxy for connections by TLS ({@code CONNECT}: RFC 9110, section 9.3.6).
     *
     * @param credentials user and password with a colon between, or null if the proxy wants none
     * @param exceptions of {@code NO_PROXY}, in lower case
     */
    public record ProxySettings(
            String host, int port, @Nullable Secret credentials, List<String> exceptions) {
        public ProxySettings {
            exceptions = List.copyOf(exceptions);
        }

        /** Returns the proxy as messages name it. */
        public String place() {
            return "http://" + host + ":" + port;
        }

        /** Returns the password of the credentials, if there is one. */
        public Optional<Secret> password() {
            var text = credentials == null ? "" : credentials.reveal();
            var colon = text.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(new Secret(text.substring(colon + 1)));
        }

        /** Returns whether the host is reached through the proxy. This machine never is. */
        public boolean isFor(String host, int port) {
            return !Loopback.is(host) && exceptions.stream().noneMatch(entry -> covers(entry, bare(host), port));
        }

        private static boolean covers(String entry, String host, int port) {
            if (entry.equals("*")) {
                return true;
            }
            var address = AddressRange.address(host);
            if (address.isPresent()) {
                return AddressRange.of(bare(entry))
                        .filter(range -> range.contains(address.get()))
                        .isPresent();
            }
            var colon = entry.lastIndexOf(':');
            if (colon >= 0 && !entry.substring(colon + 1).equals(String.valueOf(port))) {
                return false;
            }
            var name = (colon < 0 ? entry : entry.substring(0, colon)).replaceFirst("^\\*?\\.", "");
            return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
        }

        private static String bare(String host) {
            var name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
