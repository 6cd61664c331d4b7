package dev.paigomcp.oauth;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the small bodies that are sent here, and no large one. */
final class OAuthRequestBody {
    static final int LARGEST = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FORM = "application/x-www-form-urlencoded";

    private OAuthRequestBody() {}

    static String text(Context ctx, String type) throws OAuthError {
        var said = String.valueOf(ctx.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (!said.split(";", 2)[0].strip().equals(type)) {
            throw new OAuthError(415, "invalid_request", "The Content-Type must be " + type);
        }
        if (ctx.req().getContentLengthLong() > LARGEST) {
            throw tooLarge(ctx);
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        try {
            var in = ctx.req().getInputStream();
            for (var count = in.read(buffer); count != -1; count = in.read(buffer)) {
                if (out.size() + count > LARGEST) {
                    throw tooLarge(ctx);
                }
                if (System.nanoTime() > end) {
                    throw new OAuthError(408, "invalid_request", "The body did not come in time: send it at once");
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw OAuthError.request("The body ended early");
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static OAuthError tooLarge(Context ctx) {
        ctx.header("Connection", "close");
        return new OAuthError(413, "invalid_request", "The body may have " + LARGEST / 1024 + " KiB at most");
    }

    static Map<String, List<String>> form(Context ctx) throws OAuthError {
        return parameters(text(ctx, FORM));
    }

    static Map<String, List<String>> parameters(@Nullable String encoded) throws OAuthError {
        var parameters = new LinkedHashMap<String, List<String>>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        try {
            for (var pair : encoded.split("&", -1)) {
                var parts = pair.split("=", 2);
                var name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                var value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        } catch (IllegalArgumentException e) {
            throw OAuthError.request("The parameters are not encoded as forms are");
        }
        return parameters;
    }

    /** The one value of a parameter; null when it is missing, empty (RFC 6749, section 3.1) or comes more than once. */
    static @Nullable String one(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isEmpty() ? values.get(0) : null;
    }
}
