package dev.paigomcp.signin;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Secret;
import dev.paigomcp.common.Sha256;
import dev.paigomcp.config.Environment;
import dev.paigomcp.limits.AttemptLimit;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.paigo.TokenAttempt;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in by Paigo credentials of their own: proves these at Paigo's token endpoint, and keeps an account for
 * them with the secret sealed. Whoever knows the credentials may do there what they allow. Thread-safe.
 */
public final class PaigoCredentialSignIn implements Account.Directory {
    private static final Logger LOG = LoggerFactory.getLogger(PaigoCredentialSignIn.class);
    private static final String KIND = "own-account";
    private static final Duration PROOF_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration ATTEMPT_WINDOW = Duration.ofMinutes(10);
    private static final int MAX_FAILURES_PER_ADDRESS = 10;
    /** High, since a client id is no secret, and anybody who knows it could keep its owner out. */
    private static final int MAX_FAILURES_PER_CLIENT = 200;

    private static final int MAX_CREDENTIAL_LENGTH = 500;
    private static final int MAX_NAME_LENGTH = 80;
    private static final int ID_BYTES = 12;

    private final Account.Template template;
    private final JsonStore<Own> accounts;
    private final SecretSealer sealer;
    private final Clock clock;
    private final Duration lifetime;
    private final AttemptLimit attemptsOfAddress;
    private final AttemptLimit attemptsForClient;

    /** @param lifetime of an account after the last sign-in to it */
    public PaigoCredentialSignIn(
            Account.Template template, KeyValueStore rows, SecretSealer sealer, Clock clock, Duration lifetime) {
        this.template = template;
        this.accounts = new JsonStore<>(rows, KIND, Own.class);
        this.sealer = sealer;
        this.clock = clock;
        this.lifetime = lifetime;
        this.attemptsOfAddress = new AttemptLimit(MAX_FAILURES_PER_ADDRESS, ATTEMPT_WINDOW, clock);
        this.attemptsForClient = new AttemptLimit(MAX_FAILURES_PER_CLIENT, ATTEMPT_WINDOW, clock);
    }

    /** Returns which Paigo the credentials must belong to. */
    public Environment environment() {
        return template.environment();
    }

    /** An account as it is stored, under its id. */
    private record Own(String name, String clientId, String sealed) {}

    /**
     * Proves the credentials and keeps the account, so that {@link #find} knows it.
     *
     * @param name that its owner gives the account; may be empty
     * @param address of the browser
     */
    public SignedInUser prove(String clientId, Secret secret, String name, String address) throws OAuthError {
        if (clientId.isBlank() || secret.reveal().isBlank()) {
            throw OAuthError.notSignedIn(400, "Give both the client id and the client secret.");
        }
        if (clientId.length() > MAX_CREDENTIAL_LENGTH || secret.reveal().length() > MAX_CREDENTIAL_LENGTH) {
            throw OAuthError.notSignedIn(
                    400, "A client id or secret of Paigo has no more than " + MAX_CREDENTIAL_LENGTH + " characters.");
        }
        countAttempt(clientId, address);
        var trial = TokenAttempt.of(template.paigo(clientId, secret), clock, PROOF_TIMEOUT);
        if (trial.lifetime() == null) {
            throw refused(trial, clientId, address);
        }
        forgetAttempt(clientId, address);
        var id = id(clientId, secret);
        var shown = name.isBlank() ? "Paigo client " + clientId : name.strip();
        var own = new Own(Ellipsis.cut(shown, MAX_NAME_LENGTH), clientId, sealer.seal(secret, purpose(id)));
        accounts.put(id, id, own, clock.instant().plus(lifetime));
        LOG.info("sign-in account={} own credentials proved", id);
        var principal = new Principal("own:" + id, id, EnumSet.allOf(Scope.class));
        return new SignedInUser("Paigo client " + clientId, List.of(principal), Claims.NONE);
    }

    @Override
    public Optional<Account> find(String id) {
        return accounts.find(id)
                .map(JsonStore.Versioned::value)
                .flatMap(own -> sealer.open(own.sealed(), purpose(id))
                        .map(secret -> template.account(id, own.name(), own.clientId(), secret)));
    }

    /** All attempts count until they prove right, so that many at once get no further than one after the other. */
    private void countAttempt(String clientId, String address) throws OAuthError {
        var wait = attemptsOfAddress.take(address).or(() -> attemptsForClient.take(clientId));
        if (wait.isPresent()) {
            LOG.warn("sign-in with own credentials: too many tries");
            var minutes = wait.get().toMinutes() + 1;
            throw OAuthError.notSignedIn(429, "Too many tries. Wait " + minutes + " min, then try again.", wait.get());
        }
    }

    private void forgetAttempt(String clientId, String address) {
        attemptsOfAddress.giveBack(address);
        attemptsForClient.giveBack(clientId);
    }

    private OAuthError refused(TokenAttempt trial, String clientId, String address) {
        var status = trial.status();
        LOG.info("sign-in with own credentials not proved, status={}", status == null ? "none" : status);
        if (status != null && status >= 400 && status < 500 && status != 429) {
            return OAuthError.notSignedIn(
                    403,
                    "Paigo did not accept this client id and secret. Check both, and that they belong to "
                            + template.environment() + ".");
        }
        forgetAttempt(clientId, address);
        return OAuthError.notSignedIn(503, "Paigo cannot be asked just now. Try again in a minute.");
    }

    /**
     * Returns the id of an account: equal for equal credentials at the same Paigo (sandbox and production share an
     * address). Another secret makes another account, so that whoever consented with a secret that has been changed
     * since does not reach the account by the new one. It is made with the key that seals: by a mere hash, whoever sees
     * ids in a log could try secrets against it.
     */
    private String id(String clientId, Secret secret) {
        var text = Stream.of(template.environment(), template.baseUrl(), clientId, secret.reveal())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return "own-" + HexFormat.of().formatHex(Sha256.of(sealer.derive(KIND, text)), 0, ID_BYTES);
    }

    private static String purpose(String id) {
        return KIND + " " + id;
    }
}
