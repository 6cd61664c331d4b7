package dev.paigomcp.oauth;

import dev.paigomcp.config.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses that applications receive their answers at. */
final class RedirectUris {
    private RedirectUris() {}

    /**
     * Returns whether the address is a registered one, letter by letter (OAuth 2.1, section 2.3.1) except for the port
     * of an address of this machine (RFC 8252, section 7.3), where no path and a slash are one too (RFC 3986, section
     * 6.2.3).
     */
    static boolean isOneOf(List<String> registered, String asked) {
        return registered.contains(asked)
                || loopback(asked)
                        .filter(uri -> registered.stream()
                                .flatMap(one -> loopback(one).stream())
                                .anyMatch(one -> isSameButForThePort(one, uri)))
                        .isPresent();
    }

    /** Returns whether an address is one of a program of this machine (RFC 8252, section 7.3). */
    static boolean isLoopback(String address) {
        return loopback(address).isPresent();
    }

    private static Optional<URI> loopback(String address) {
        try {
            var uri = new URI(address);
            return address.startsWith("http://")
                            && uri.getHost() != null
                            && Loopback.is(uri.getHost())
                            && RedirectRules.DEFAULT.fault(address).isEmpty()
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSameButForThePort(URI one, URI other) {
        return one.getHost().equals(other.getHost())
                && path(one).equals(path(other))
                && Objects.equals(one.getRawQuery(), other.getRawQuery());
    }

    private static String path(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
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

    /**
     * Returns what a page says of an address: its host, and that nothing is encrypted on the way there where that is so;
     * or that it leads to a program on this device.
     */
    static String shown(String redirect) {
        var uri = URI.create(redirect);
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> uri.getHost();
            case "http" ->
                Loopback.is(uri.getHost())
                        ? "a program on this device (" + uri.getHost() + ")"
                        : uri.getHost() + " (without encryption)";
            default -> "a program on this device (" + uri.getScheme() + ":)";
        };
    }
}
