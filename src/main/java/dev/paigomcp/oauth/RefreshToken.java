package dev.paigomcp.oauth;

import dev.paigomcp.mapping.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token, kept under its hash, after its use too.
 *
 * @param grant the id of the consent that it came of
 * @param first when it was used first, if it was
 * @param uses how often it was used
 */
record RefreshToken(
        String grant,
        String client,
        Set<Scope> scopes,
        @Nullable Instant first,
        int uses) {
    /** Applications refresh in parallel, and answers get lost: so long a repetition is no sign of a thief. */
    static final Duration LEEWAY = Duration.ofSeconds(30);

    static final int MOST_USES = 20;

    static RefreshToken fresh(String grant, String client, Set<Scope> scopes) {
        return new RefreshToken(grant, client, scopes, null, 0);
    }

    boolean isUsedUp(Instant now) {
        return first != null && (now.isAfter(first.plus(LEEWAY)) || uses >= MOST_USES);
    }

    RefreshToken usedAt(Instant now) {
        return new RefreshToken(grant, client, scopes, first == null ? now : first, uses + 1);
    }
}
