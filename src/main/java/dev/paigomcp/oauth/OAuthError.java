package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that OAuth refuses, with the code and the words that the standard has for it; no secret is in them. */
final class OAuthError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable Duration wait;

    OAuthError(int status, String code, String words) {
        this(status, code, words, null);
    }

    private OAuthError(int status, String code, String words, @Nullable Duration wait) {
        super(words, null, false, false);
        this.status = status;
        this.code = code;
        this.wait = wait;
    }

    static OAuthError request(String words) {
        return new OAuthError(400, "invalid_request", words);
    }

    /** RFC 6749, section 5.2: unknown, expired, revoked, used or somebody else's; never says which. */
    static OAuthError grant() {
        return new OAuthError(
                400,
                "invalid_grant",
                "The code or token is not known, has expired, was used or revoked, or belongs to another client,"
                        + " redirect or verifier: sign in again");
    }

    static OAuthError client() {
        return new OAuthError(401, "invalid_client", "The client is not known or its secret is wrong: register again");
    }

    static OAuthError target(String resource) {
        return new OAuthError(400, "invalid_target", "The resource must be " + resource);
    }

    static OAuthError tooMany(String what, Duration wait) {
        return new OAuthError(429, "temporarily_unavailable", what, wait);
    }

    /** As the SDK words it, without what was sent. */
    static OAuthError by(@Nullable ErrorObject error) {
        var code = error == null || error.getCode() == null ? "invalid_request" : error.getCode();
        var words =
                error == null || error.getDescription() == null ? "The request cannot be read" : error.getDescription();
        return new OAuthError(400, code, words);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    @Nullable
    Duration pause() {
        return wait;
    }
}
