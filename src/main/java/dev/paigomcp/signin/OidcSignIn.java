package dev.paigomcp.signin;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.limits.AttemptLimit;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.store.KeyValueStore;
import dev.paigomcp.store.KeyValueStore.Row;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in at an organisation's identity provider. Thread-safe. */
public final class OidcSignIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String KIND = "company-question";
    private static final int LARGEST = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PER_ADDRESS = Duration.ofMinutes(10);
    private static final int QUESTIONS = 60;
    /** At most 255 ASCII characters (OpenID Connect Core 1.0, section 2); none that would break a log line. */
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private static final String TRY_AGAIN = " Go back to the application and connect once more.";

    private final AccessRules rules;
    private final KeyValueStore records;
    private final SecretSealer seals;
    private final Clock clock;
    private final Supplier<String> randoms;
    private final String name;
    private final GuardedHttpClient outside;
    private final OidcClient client;
    private final AttemptLimit tries;

    /**
     * What people sign in by.
     *
     * @param provider at which this server is a client
     * @param rules which people may work on which accounts
     * @param reach where the provider may be; further addresses that its metadata names are held against this too
     */
    public record Settings(IdentityProvider provider, AccessRules rules, AddressPolicy reach) {
        public Settings {
            Objects.requireNonNull(provider.client(), "people sign in where this server is a client");
        }
    }

    /** @param randoms texts of 256 random bits, as base64url */
    public OidcSignIn(
            Settings settings,
            URI callback,
            KeyValueStore records,
            SecretSealer seals,
            Clock clock,
            Supplier<String> randoms) {
        this.rules = settings.rules();
        this.records = records;
        this.seals = seals;
        this.clock = clock;
        this.randoms = randoms;
        this.name = String.valueOf(settings.provider().issuer().getHost());
        this.outside = new GuardedHttpClient(settings.reach(), LARGEST, PATIENCE);
        this.client = new OidcClient(
                settings.provider().issuer(),
                Objects.requireNonNull(settings.provider().client()),
                callback,
                outside);
        this.tries = new AttemptLimit(QUESTIONS, PER_ADDRESS, clock);
    }

    /** What its users know the provider by. */
    public String name() {
        return name;
    }

    private record Asked(String request, String nonce, String sealedVerifier) {}

    /**
     * Where to send the browser.
     *
     * @param request what the sign-in is for; comes back with the answer
     * @param until when an answer is waited for
     */
    public URI ask(String request, String address, Instant until) throws SignInRefused {
        var wait = tries.take(address);
        if (wait.isPresent()) {
            throw new SignInRefused(429, "Too many tries. Wait a few minutes, then try again.", wait.get());
        }
        var question = new OidcClient.Question(randoms.get(), randoms.get(), randoms.get());
        var state = RandomTokens.hash(question.state());
        var verifier = seals.seal(new Secret(question.verifier()), purpose(state));
        var asked = new Asked(request, question.nonce(), verifier);
        records.put(new Row(KIND, state, request, Json.MAPPER.writeValueAsString(asked), until));
        try {
            return client.authorizationUrl(question);
        } catch (FetchException e) {
            throw unreachable(e);
        }
    }

    /**
     * What the sign-in with this state was for; the state is then used up, whatever comes of it.
     *
     * @param parameters of the provider's answer
     */
    public Answered answered(Map<String, List<String>> parameters) throws SignInRefused {
        var state = one(parameters, "state");
        var hash = state == null ? "" : RandomTokens.hash(state);
        var asked = state == null
                ? Optional.<Asked>empty()
                : records.take(KIND, hash).map(entry -> Json.MAPPER.readValue(entry.value(), Asked.class));
        if (state == null || asked.isEmpty()) {
            throw new SignInRefused(400, "This sign-in has ended or was never begun here." + TRY_AGAIN);
        }
        var verifier = seals.open(asked.get().sealedVerifier(), purpose(hash));
        if (verifier.isEmpty()) {
            throw new SignInRefused(400, "This sign-in has ended." + TRY_AGAIN);
        }
        var question = new OidcClient.Question(
                state, asked.get().nonce(), verifier.get().reveal());
        return new Answered(asked.get().request(), question, one(parameters, "code"), one(parameters, "iss"));
    }

    /** An answer that belongs to a question; nothing of it is proved yet. */
    public record Answered(
            String request,
            OidcClient.Question question,
            @Nullable String code,
            @Nullable String issuer) {}

    /** Who it is and what he may do. */
    public SignedInUser prove(Answered answer) throws SignInRefused {
        if (answer.code() == null) {
            throw new SignInRefused(403, name + " did not sign you in." + TRY_AGAIN);
        }
        try {
            var token = client.redeem(answer.code(), answer.issuer(), answer.question());
            var claims = new Claims(token.toJWTClaimsSet().toJSONObject());
            var subject = token.getSubject().getValue();
            var callers = SUBJECT.matcher(subject).matches() ? rules.admit(subject, claims) : List.<Principal>of();
            if (callers.isEmpty()) {
                LOG.info("sign-in company refused: no rule admits {}", printable(subject));
                throw new SignInRefused(
                        403,
                        "You are signed in at " + name + ", but no rule of this server lets you in."
                                + " Ask whoever runs it to add you.");
            }
            LOG.info("sign-in company principal={}", subject);
            return new SignedInUser(shown(token), callers, claims);
        } catch (FetchException e) {
            throw unreachable(e);
        } catch (ParseException e) {
            throw unreachable(new FetchException("its ID token cannot be read"));
        }
    }

    /** Returns what the rules let a person do now, who signed in with these claims. */
    public List<Principal> admitAgain(String name, Claims claims) {
        return rules.admit(name, claims);
    }

    private SignInRefused unreachable(FetchException why) {
        LOG.warn("sign-in company failed: {}", printable(why.why()));
        return new SignInRefused(502, "The sign-in at " + name + " could not be completed." + TRY_AGAIN);
    }

    private static String shown(IDTokenClaimsSet token) {
        for (var claim : List.of("email", "preferred_username", "name")) {
            var value = token.getStringClaim(claim);
            if (value != null && !value.isBlank()) {
                return value.length() <= 100 ? value : value.substring(0, 100);
            }
        }
        return token.getSubject().getValue();
    }

    /** Fit for one line of a log, whoever wrote it. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }

    private static String purpose(String state) {
        return KIND + " " + state;
    }

    private static @Nullable String one(Map<String, List<String>> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isEmpty() && values.get(0).length() <= 4096 ? values.get(0) : null;
    }

    @Override
    public void close() {
        outside.close();
    }
}
