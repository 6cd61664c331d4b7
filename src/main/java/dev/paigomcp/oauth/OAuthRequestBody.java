package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import dev.paigomcp.auth.OAuthError;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what requests carry in their body or query, which is small. */
final class OAuthRequestBody {
    static final String FORM = "application/x-www-form-urlencoded";
    static final int MAX_BYTES = 16 * 1024;

    /**
     * As much as is read of a body that is too large, so that its sender hears why: who still sends when the server closes
     * the connection may lose the response (RFC 9112, section 9.6).
     */
    private static final int MAX_DISCARDED_BYTES = 4 * 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String UNREADABLE = "The request cannot be read";
    private static final Logger LOG = LoggerFactory.getLogger(OAuthRequestBody.class);

    private OAuthRequestBody() {}

    /** Returns the body, which must be of that type, small, and sent at once. */
    static String text(Context ctx, String type) throws OAuthError {
        var given = String.valueOf(ctx.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (!given.split(";", 2)[0].strip().equals(type)) {
            throw new OAuthError(415, "invalid_request", "The Content-Type must be " + type);
        }
        var announced = ctx.req().getContentLengthLong();
        if (announced > MAX_DISCARDED_BYTES || (announced > MAX_BYTES && ctx.header("Expect") != null)) {
            throw tooLarge(ctx);
        }
        var end = System.nanoTime() + TIMEOUT.toNanos();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        var length = 0;
        try {
            var in = ctx.req().getInputStream();
            for (var count = in.read(buffer); count != -1; count = in.read(buffer)) {
                length += count;
                if (length > MAX_DISCARDED_BYTES) {
                    throw tooLarge(ctx);
                }
                if (System.nanoTime() > end) {
                    throw new OAuthError(408, "invalid_request", "The body did not come in time: send it at once");
                }
                out.write(buffer, 0, length <= MAX_BYTES ? count : 0);
            }
        } catch (IOException e) {
            throw OAuthError.invalidRequest("The body ended early");
        }
        if (length > MAX_BYTES) {
            throw tooLarge(ctx);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static OAuthError tooLarge(Context ctx) {
        ctx.header("Connection", "close");
        return new OAuthError(413, "invalid_request", "The body may have " + MAX_BYTES / 1024 + " KiB at most");
    }

    static Map<String, List<String>> form(Context ctx) throws OAuthError {
        return parameters(text(ctx, FORM));
    }

    /**
     * Returns the values of each parameter of a form or a query, in their order. Neither httpcore's nor Nimbus' parser
     * does it: both pass over malformed percent-encoding, which is refused here.
     */
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
            throw OAuthError.invalidRequest("The parameters are not encoded as forms are");
        }
        return parameters;
    }

    /**
     * Returns the value of a parameter, or null if it is missing, empty (RFC 6749, section 3.1) or given more than
     * once.
     */
    static @Nullable String one(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isEmpty() ? values.get(0) : null;
    }

    /** Reads a request by a library. */
    interface Reading<T> {
        T read() throws ParseException;
    }

    /**
     * Returns what a library makes of a request. Whatever it throws is a refusal, for it gets nothing but the request:
     * on some of them its own parts fail, which are made for well-formed input.
     */
    static <T> T read(Reading<T> reading) throws OAuthError {
        try {
            return reading.read();
        } catch (ParseException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            LOG.debug("a request that the library cannot read", e);
            throw OAuthError.invalidRequest(UNREADABLE);
        }
    }

    /**
     * Returns the refusal of a request that the library cannot read, in the library's words, which repeat nothing of
     * it.
     */
    private static OAuthError unreadable(ParseException e) {
        var error = e.getErrorObject();
        if (error != null && "invalid_client".equals(error.getCode())) {
            return OAuthError.invalidClient();
        }
        var code = error == null || error.getCode() == null ? "invalid_request" : error.getCode();
        var message = error == null || error.getDescription() == null ? UNREADABLE : error.getDescription();
        return new OAuthError(400, code, message);
    }
}
