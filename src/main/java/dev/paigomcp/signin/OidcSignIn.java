package dev.paigomcp.signin;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.limits.AttemptLimit;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.store.KeyValueStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in at their organisation's identity provider: sends the browser there, takes the answer that it brings
 * back, and lets the person in by the rules. Thread-safe.
 */
public final class OidcSignIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final int MAX_ANSWER_BYTES = 256 * 1024;
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ATTEMPTS = 60;
    private static final Duration ATTEMPT_WINDOW = Duration.ofMinutes(10);
    private static final int MAX_PARAMETER_LENGTH = 4096;
    private static final int MAX_SHOWN_LENGTH = 100;
    /** At most 255 ASCII characters (OpenID Connect Core 1.0, section 2), none of which would break a log line. */
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E]{1,255}");

    static final String TRY_AGAIN = " Go back to the application and connect once more.";

    private final AccessRules rules;
    private final OidcQuestions questions;
    private final String providerName;
    private final GuardedHttpClient http;
    private final OidcClient client;
    private final AttemptLimit attempts;

    /**
     * What people sign in by.
     *
     * @param provider an identity provider at which this server is a client
     * @param rules which people may work on which accounts
     * @param reach where the provider may be; addresses that its metadata names are held against this too
     */
    public record Config(IdentityProvider provider, AccessRules rules, AddressPolicy reach) {
        public Config {
            Objects.requireNonNull(provider.client(), "people sign in where this server is a client");
        }
    }

    /** @param callback the address of this server that the provider sends the browser back to */
    public OidcSignIn(
            Config config, URI callback, KeyValueStore rows, SecretSealer sealer, Clock clock, RandomTokens random) {
        var issuer = config.provider().issuer();
        this.rules = config.rules();
        this.questions = new OidcQuestions(rows, sealer, random);
        this.providerName = String.valueOf(issuer.getHost());
        this.http = new GuardedHttpClient(config.reach(), MAX_ANSWER_BYTES, FETCH_TIMEOUT);
        this.client =
                new OidcClient(issuer, Objects.requireNonNull(config.provider().client()), callback, http);
        this.attempts = new AttemptLimit(MAX_ATTEMPTS, ATTEMPT_WINDOW, clock);
    }

    /** Returns the name by which its users know the provider. */
    public String providerName() {
        return providerName;
    }

    /**
     * Begins a sign-in and returns the address to send the browser to.
     *
     * @param session the id of the session that the sign-in is for; the answer belongs to it
     * @param address of the browser
     * @param until when an answer is waited for
     */
    public URI begin(String session, String address, Instant until) throws OAuthError {
        var wait = attempts.take(address);
        if (wait.isPresent()) {
            throw OAuthError.notSignedIn(429, "Too many tries. Wait a few minutes, then try again.", wait.get());
        }
        var question = questions.ask(session, address, until);
        try {
            return client.authorizationUrl(question);
        } catch (FetchException e) {
            throw unreachable(e);
        }
    }

    /**
     * An answer of the provider that belongs to a question. Nothing of it is proved yet.
     *
     * @param session the id of the session that the sign-in is for
     */
    public record Answer(
            String session,
            OidcQuestions.Question question,
            @Nullable String code,
            @Nullable String issuer) {}

    /**
     * Returns the answer that a browser has brought, whose state is then used up, whatever comes of it.
     *
     * @param parameters of the address that the provider sent the browser to
     */
    public Answer receive(Map<String, List<String>> parameters) throws OAuthError {
        var asked = questions.take(one(parameters, "state"));
        return new Answer(asked.session(), asked.question(), one(parameters, "code"), one(parameters, "iss"));
    }

    /** Returns who has signed in and what they may do. */
    public SignedInUser prove(Answer answer) throws OAuthError {
        if (answer.code() == null) {
            throw OAuthError.notSignedIn(403, providerName + " did not sign you in." + TRY_AGAIN);
        }
        try {
            var token = client.redeem(answer.code(), answer.issuer(), answer.question());
            var claims = new Claims(token.toJWTClaimsSet().toJSONObject());
            var subject = token.getSubject().getValue();
            var principals = SUBJECT.matcher(subject).matches() ? rules.admit(subject, claims) : List.<Principal>of();
            if (principals.isEmpty()) {
                LOG.info("sign-in company refused: no rule admits {}", printable(subject));
                throw OAuthError.notSignedIn(
                        403,
                        "You are signed in at " + providerName + ", but no rule of this server lets you in."
                                + " Ask whoever runs it to add you.");
            }
            LOG.info("sign-in company principal={}", subject);
            return new SignedInUser(shown(token), principals, claims);
        } catch (FetchException e) {
            throw unreachable(e);
        } catch (ParseException e) {
            throw unreachable(new FetchException("its ID token cannot be read"));
        }
    }

    /** Returns what the rules of now let a person do who has signed in with these claims. */
    public List<Principal> admit(String name, Claims claims) {
        return rules.admit(name, claims);
    }

    private OAuthError unreachable(FetchException e) {
        LOG.warn("sign-in company failed: {}", printable(e.why()));
        return OAuthError.notSignedIn(502, "The sign-in at " + providerName + " could not be completed." + TRY_AGAIN);
    }

    private static String shown(IDTokenClaimsSet token) {
        for (var claim : List.of("email", "preferred_username", "name")) {
            var value = token.getStringClaim(claim);
            if (value != null && !value.isBlank()) {
                return value.length() <= MAX_SHOWN_LENGTH ? value : value.substring(0, MAX_SHOWN_LENGTH);
            }
        }
        return token.getSubject().getValue();
    }

    /** Returns the text fit for one line of a log, whoever wrote it. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }

    private static @Nullable String one(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isBlank() && values.get(0).length() <= MAX_PARAMETER_LENGTH
                ? values.get(0)
                : null;
    }

    @Override
    public void close() {
        http.close();
    }
}
