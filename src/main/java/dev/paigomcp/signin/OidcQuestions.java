package dev.paigomcp.signin;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Secret;
import dev.paigomcp.limits.Networks;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The questions to an identity provider that wait for an answer. They are in the store, so that another replica can
 * take the answer, under the hash of their state and with the verifier sealed. Thread-safe.
 */
final class OidcQuestions {
    private static final String KIND = "company-question";
    private static final int MAX_WAITING = 10_000;
    /** How many make room at once for the next ones. */
    private static final int REMOVED_AT_ONCE = 10;

    private final JsonStore<Stored> questions;
    private final SecretSealer sealer;
    private final RandomTokens random;

    OidcQuestions(KeyValueStore rows, SecretSealer sealer, RandomTokens random) {
        this.questions = new JsonStore<>(rows, KIND, Stored.class);
        this.sealer = sealer;
        this.random = random;
    }

    /** What ties the answer of the provider to the question; the verifier is a secret. */
    record Question(String state, String nonce, String verifier) {}

    /**
     * A question that was taken.
     *
     * @param session the id of the session that it was asked for
     */
    record Taken(String session, Question question) {}

    private record Stored(String request, String nonce, String sealedVerifier) {}

    /**
     * Returns a new question. Beyond the bound, the oldest of the network with the most make room for it.
     *
     * @param address of the browser
     */
    Question ask(String session, String address, Instant until) {
        if (questions.count() >= MAX_WAITING) {
            questions.removeOfLargestOwner(REMOVED_AT_ONCE);
        }
        var question = new Question(random.get(), random.get(), random.get());
        var hash = RandomTokens.hash(question.state());
        var verifier = sealer.seal(new Secret(question.verifier()), purpose(hash));
        var network = RandomTokens.hash(Networks.around(address));
        questions.put(hash, network, new Stored(session, question.nonce(), verifier), until);
        return question;
    }

    /**
     * Removes the question with that state and returns it.
     *
     * @param state null if the answer names none
     * @throws OAuthError if there is no such question, or its key is not known any more
     */
    Taken take(@Nullable String state) throws OAuthError {
        var hash = state == null ? "" : RandomTokens.hash(state);
        var stored = state == null ? null : questions.take(hash).orElse(null);
        if (state == null || stored == null) {
            throw OAuthError.notSignedIn(400, "This sign-in has ended or was never begun here." + OidcSignIn.TRY_AGAIN);
        }
        var verifier = sealer.open(stored.sealedVerifier(), purpose(hash))
                .orElseThrow(() -> OAuthError.notSignedIn(400, "This sign-in has ended." + OidcSignIn.TRY_AGAIN));
        return new Taken(stored.request(), new Question(state, stored.nonce(), verifier.reveal()));
    }

    private static String purpose(String hash) {
        return KIND + " " + hash;
    }
}
