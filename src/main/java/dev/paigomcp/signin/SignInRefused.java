package dev.paigomcp.signin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody has not shown who he is; the message tells him why and what to do, and has no secret in it. */
public final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient @Nullable Duration wait;

    SignInRefused(int status, String words) {
        this(status, words, null);
    }

    SignInRefused(int status, String words, @Nullable Duration wait) {
        super(words, null, false, false);
        this.status = status;
        this.wait = wait;
    }

    /** Of the page that tells him. */
    public int status() {
        return status;
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    /** For how long he must wait before he tries again, if that is what hinders him. */
    public @Nullable Duration pause() {
        return wait;
    }
}
