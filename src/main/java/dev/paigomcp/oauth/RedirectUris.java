package dev.paigomcp.oauth;

import dev.paigomcp.config.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where answers may be sent. */
final class RedirectUris {
    static final int MOST = 10;
    static final int LONGEST = 512;

    /** Schemes of editors that are older than the rule that a private-use scheme has a dot. */
    private static final Set<String> EDITORS = Set.of("cursor", "vscode", "vscode-insiders");

    private RedirectUris() {}

    /** Why an address may not be registered (RFC 8252, sections 7 and 8), if so. */
    static Optional<String> fault(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("a redirect URI may have " + LONGEST + " characters at most");
        }
        try {
            var uri = new URI(text);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                return Optional.of("a redirect URI must have no fragment and no user");
            }
            if (scheme.equals("https")) {
                return uri.getHost() == null ? Optional.of("a redirect URI must name a host") : Optional.empty();
            }
            if (scheme.equals("http")) {
                return uri.getHost() != null && Loopback.is(uri.getHost())
                        ? Optional.empty()
                        : Optional.of("a redirect URI with http must lead to 127.0.0.1, [::1] or localhost");
            }
            return scheme.contains(".") || EDITORS.contains(scheme)
                    ? Optional.empty()
                    : Optional.of("a redirect URI must start with https://, with http:// of this machine, or with a"
                            + " scheme made of a domain name, such as com.example.app:/");
        } catch (URISyntaxException e) {
            return Optional.of("a redirect URI must be an absolute address");
        }
    }

    /** Letter by letter (OAuth 2.1, section 2.3.1), but for the port of an address of this machine (RFC 8252, 7.3). */
    static boolean isOneOf(List<String> registered, String asked) {
        return registered.contains(asked)
                || (asked.length() <= LONGEST
                        && fault(asked).isEmpty()
                        && isLoopback(asked)
                        && registered.stream()
                                .filter(RedirectUris::isLoopback)
                                .anyMatch(one -> portless(one).equals(portless(asked))));
    }

    private static boolean isLoopback(String uri) {
        var parsed = URI.create(uri);
        return uri.startsWith("http://") && parsed.getHost() != null && Loopback.is(parsed.getHost());
    }

    private static String portless(String uri) {
        var parsed = URI.create(uri);
        var port = parsed.getPort();
        var authority = parsed.getRawAuthority();
        var rest = uri.substring("http://".length() + authority.length());
        return parsed.getHost() + (port == -1 && authority.endsWith(":") ? ":" : "") + rest;
    }

    /** The address with an answer in its query (RFC 6749, section 4.1.2). */
    static String with(String redirect, Map<String, String> answer) {
        var query = new LinkedHashMap<>(answer)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return redirect + (redirect.contains("?") ? "&" : "?") + query;
    }

    /** What a page may say of it: its host, or the program on this machine that has the scheme. */
    static String shown(String redirect) {
        var uri = URI.create(redirect);
        if (isLoopback(redirect)) {
            return "a program on this device (" + uri.getHost() + ")";
        }
        return uri.getScheme().equalsIgnoreCase("https")
                ? uri.getHost()
                : "a program on this device (" + uri.getScheme() + ":)";
    }
}
