package dev.paigomcp.paigo;

import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values that go into a request's URL: which can, and how they are written there. */
final class UrlEncoding {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private UrlEncoding() {}

    /** The first value that would make the request mean another one. */
    static Optional<PaigoResult.Invalid> fault(PaigoRequest request) {
        var names = PARAMETER.matcher(request.operation());
        while (names.find()) {
            var name = names.group(1);
            var value = request.path().getOrDefault(name, "");
            if (value.isEmpty()) {
                return Optional.of(new PaigoResult.Invalid(name, "must not be empty"));
            }
            // Servers and proxies take these as "here" and "one up", encoded or not (RFC 3986, section 5.2.4).
            if (value.equals(".") || value.equals("..")) {
                return Optional.of(new PaigoResult.Invalid(name, "must not be \".\" or \"..\""));
            }
            if (!isUnicode(value)) {
                return Optional.of(notUnicode(name));
            }
        }
        return request.query().entrySet().stream()
                .filter(entry -> !isUnicode(entry.getValue()))
                .map(entry -> notUnicode(entry.getKey()))
                .findFirst();
    }

    /** Percent-encodes all but the unreserved characters (RFC 3986, section 2.3). */
    static String encode(String value) {
        var encoded = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xff);
            if (c < 0x80 && (isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isUnicode(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(value);
            }
        }
        return true;
    }

    private static PaigoResult.Invalid notUnicode(String name) {
        return new PaigoResult.Invalid(name, "must be valid Unicode text: it holds half of a surrogate pair");
    }
}
