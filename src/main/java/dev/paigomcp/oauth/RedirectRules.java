package dev.paigomcp.oauth;

import dev.paigomcp.config.ApplicationSettings;
import dev.paigomcp.config.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses an application may receive its answers at (RFC 8252, sections 7 and 8).
 *
 * @param allowed what the operator allows beyond https, this machine, and schemes made of a domain name
 */
record RedirectRules(ApplicationSettings allowed) {
    static final RedirectRules DEFAULT = new RedirectRules(ApplicationSettings.DEFAULT);
    static final int MAX_PER_CLIENT = 10;
    static final int MAX_LENGTH = 512;
    private static final int MAX_PORT = 65_535;

    /** Schemes of editors that are older than the rule that a private-use scheme contains a dot. */
    private static final Set<String> EDITORS = Set.of("cursor", "vscode", "vscode-insiders");

    /** Returns why an address may not be registered; empty if it may. */
    Optional<String> fault(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.of("a redirect URI may have " + MAX_LENGTH + " characters at most");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.of("a redirect URI must be well-formed text");
        }
        try {
            return fault(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.of("a redirect URI must be an absolute address");
        }
    }

    private Optional<String> fault(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            return Optional.of("a redirect URI must have no fragment and no user");
        }
        if (scheme.equals("https") || scheme.equals("http")) {
            return ofWeb(uri, scheme);
        }
        return scheme.contains(".")
                        || EDITORS.contains(scheme)
                        || allowed.redirectSchemes().contains(scheme)
                ? Optional.empty()
                : Optional.of("a redirect URI must start with https://, with http:// of this machine, or with a"
                        + " scheme made of a domain name, such as com.example.app:/, unless PAIGO_MCP_REDIRECTS of"
                        + " this server names its scheme");
    }

    private Optional<String> ofWeb(URI uri, String scheme) {
        if (uri.getHost() == null) {
            return Optional.of("a redirect URI must name a host");
        }
        if (uri.getPort() > MAX_PORT) {
            return Optional.of("a redirect URI must have a port up to " + MAX_PORT);
        }
        return scheme.equals("https") || Loopback.is(uri.getHost()) || allowed.allowsPlain(uri.getHost())
                ? Optional.empty()
                : Optional.of("a redirect URI with http must lead to 127.0.0.1, [::1] or localhost, unless"
                        + " PAIGO_MCP_REDIRECTS of this server names its host");
    }
}
