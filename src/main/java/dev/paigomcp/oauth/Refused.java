package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that OAuth refuses, with the code and the words that the standard has for it; no secret is in them. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable Duration wait;

    Refused(int status, String code, String words) {
        this(status, code, words, null);
    }

    private Refused(int status, String code, String words, @Nullable Duration wait) {
        super(words, null, false, false);
        this.status = status;
        this.code = code;
        this.wait = wait;
    }

    static Refused request(String words) {
        return new Refused(400, "invalid_request", words);
    }

    /** RFC 6749, section 5.2: unknown, expired, revoked, used or somebody else's; never says which. */
    static Refused grant() {
        return new Refused(
                400,
                "invalid_grant",
                "The code or token is not known, has expired, was used or revoked, or belongs to another client,"
                        + " redirect or verifier: sign in again");
    }

    static Refused client() {
        return new Refused(401, "invalid_client", "The client is not known or its secret is wrong: register again");
    }

    static Refused target(String resource) {
        return new Refused(400, "invalid_target", "The resource must be " + resource);
    }

    static Refused tooMany(String what, Duration wait) {
        return new Refused(429, "temporarily_unavailable", what, wait);
    }

    /** As the SDK words it, without what was sent. */
    static Refused by(@Nullable ErrorObject error) {
        var code = error == null || error.getCode() == null ? "invalid_request" : error.getCode();
        var words =
                error == null || error.getDescription() == null ? "The request cannot be read" : error.getDescription();
        return new Refused(400, code, words);
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
