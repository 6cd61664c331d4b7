package dev.paigomcp.auth;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the authorization server refuses, with the status, the error code and the message that programs get
 * (RFC 6749, section 5.2) and people see on a page. The message says what to do and contains no secret.
 */
public final class OAuthError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String pageTitle;
    private final transient @Nullable Duration wait;

    public OAuthError(int status, String code, String message) {
        this(status, code, "This did not work", message, null);
    }

    private OAuthError(int status, String code, String pageTitle, String message, @Nullable Duration wait) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.pageTitle = pageTitle;
        this.wait = wait;
    }

    public static OAuthError invalidRequest(String message) {
        return new OAuthError(400, "invalid_request", message);
    }

    /**
     * RFC 6749, section 5.2: a code or token is unknown, expired, revoked, used or somebody else's. The message never
     * says which.
     */
    public static OAuthError invalidGrant() {
        return new OAuthError(
                400,
                "invalid_grant",
                "The code or token is not known, has expired, was used or revoked, or belongs to another client,"
                        + " redirect or verifier: sign in again");
    }

    public static OAuthError invalidClient() {
        return new OAuthError(401, "invalid_client", "The client is not known or its secret is wrong: register again");
    }

    /** RFC 8707, section 2: a token is wanted for another resource than that of this server. */
    public static OAuthError invalidTarget(String resource) {
        return new OAuthError(400, "invalid_target", "The resource must be " + resource);
    }

    public static OAuthError tooMany(String message, Duration wait) {
        return new OAuthError(429, "temporarily_unavailable", "This did not work", message, wait);
    }

    /** The store cannot be reached; nothing was changed. */
    public static OAuthError storeUnavailable(Duration wait) {
        return new OAuthError(
                503,
                "temporarily_unavailable",
                "This did not work",
                "The server cannot reach its store just now: try again in a few seconds",
                wait);
    }

    /** A person has not proved who they are. */
    public static OAuthError notSignedIn(int status, String message) {
        return new OAuthError(status, "access_denied", "You are not signed in", message, null);
    }

    /** A person may not try again to prove who they are before they have waited. */
    public static OAuthError notSignedIn(int status, String message, Duration wait) {
        return new OAuthError(status, "access_denied", "You are not signed in", message, wait);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Returns the title of the page that tells a person. */
    public String pageTitle() {
        return pageTitle;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** Returns how long to wait before the next try, if that would help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }
}
