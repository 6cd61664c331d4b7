package dev.paigomcp.oauth;

import dev.paigomcp.config.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses that applications receive their answers at. */
final class RedirectUris {
    static final int MAX_PER_CLIENT = 10;
    static final int MAX_LENGTH = 512;

    /** Schemes of editors that are older than the rule that a private-use scheme contains a dot. */
    private static final Set<String> EDITORS = Set.of("cursor", "vscode", "vscode-insiders");

    private RedirectUris() {}

    /** Returns why an address may not be registered (RFC 8252, sections 7 and 8); empty if it may. */
    static Optional<String> fault(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.of("a redirect URI may have " + MAX_LENGTH + " characters at most");
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

    /**
     * Returns whether the address is a registered one, letter by letter (OAuth 2.1, section 2.3.1) except for the port
     * of an address of this machine (RFC 8252, section 7.3).
     */
    static boolean isOneOf(List<String> registered, String asked) {
        return registered.contains(asked)
                || (asked.length() <= MAX_LENGTH
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

    /** Returns the address that brings a code to an application. */
    static String withCode(String redirect, String code, @Nullable String state, String issuer) {
        var answer = new LinkedHashMap<String, String>();
        answer.put("code", code);
        return withAnswer(redirect, answer, state, issuer);
    }

    /** Returns the address that tells an application why it gets no code. */
    static String withError(String redirect, String code, String description, @Nullable String state, String issuer) {
        var answer = new LinkedHashMap<String, String>();
        answer.put("error", code);
        answer.put("error_description", description);
        return withAnswer(redirect, answer, state, issuer);
    }

    /** RFC 6749, section 4.1.2, with the issuer of RFC 9207. */
    private static String withAnswer(
            String redirect, LinkedHashMap<String, String> answer, @Nullable String state, String issuer) {
        if (state != null) {
            answer.put("state", state);
        }
        answer.put("iss", issuer);
        var query = answer.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirect + (redirect.contains("?") ? "&" : "?") + query;
    }

    /** Returns what a page says of an address: its host, or that it leads to a program on this device. */
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
