package dev.paigomcp.signin;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Accounts;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.limits.AttemptLimit;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.paigo.TokenProbe;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.store.KeyValueStore;
import dev.paigomcp.store.KeyValueStore.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of people who signed in with credentials of their own: proved at Paigo's token endpoint, then kept with
 * the secret sealed. Who knows the credentials may do there what they allow. Thread-safe.
 */
public final class PaigoCredentialSignIn implements Accounts {
    static final String KIND = "own-account";

    private static final Logger LOG = LoggerFactory.getLogger(PaigoCredentialSignIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int WRONG_FROM_AN_ADDRESS = 10;
    /** High: a client id is no secret, and whoever knows it could keep its owner out. */
    private static final int WRONG_FOR_A_CLIENT = 200;

    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 80;

    private final Account.Template template;
    private final KeyValueStore records;
    private final SecretSealer seals;
    private final Clock clock;
    private final Duration kept;
    private final AttemptLimit fromAddress;
    private final AttemptLimit forClient;

    /** @param kept how long an account is kept after somebody signed in to it last */
    public PaigoCredentialSignIn(
            Account.Template template, KeyValueStore records, SecretSealer seals, Clock clock, Duration kept) {
        this.template = template;
        this.records = records;
        this.seals = seals;
        this.clock = clock;
        this.kept = kept;
        this.fromAddress = new AttemptLimit(WRONG_FROM_AN_ADDRESS, WINDOW, clock);
        this.forClient = new AttemptLimit(WRONG_FOR_A_CLIENT, WINDOW, clock);
    }

    /** Which Paigo the credentials must belong to. */
    public Environment environment() {
        return template.environment();
    }

    private record Own(String name, String clientId, String sealed) {}

    /**
     * Proves the credentials and keeps the account, so that {@link #find} knows it.
     *
     * @param name that its owner gives the account; may be empty
     * @param address of the browser
     */
    public SignedInUser prove(String clientId, Secret secret, String name, String address) throws SignInRefused {
        if (clientId.isBlank() || secret.reveal().isBlank()) {
            throw new SignInRefused(400, "Give both the client id and the client secret.");
        }
        if (clientId.length() > LONGEST || secret.reveal().length() > LONGEST) {
            throw new SignInRefused(400, "A client id or secret of Paigo has no more than " + LONGEST + " characters.");
        }
        var account = template.paigo(clientId, secret);
        var id = id(clientId, secret);
        count(clientId, address);
        var trial = TokenProbe.of(account, clock, PATIENCE);
        if (trial.lifetime() == null) {
            throw refused(trial, clientId, address);
        }
        uncount(clientId, address);
        var shown = name.isBlank() ? "Paigo client " + clientId : name.strip();
        var own = new Own(shorter(shown), clientId, seals.seal(secret, purpose(id)));
        var value = Json.MAPPER.writeValueAsString(own);
        records.put(new Row(KIND, id, id, value, clock.instant().plus(kept)));
        LOG.info("sign-in account={} own credentials proved", id);
        var caller = new Principal("own:" + id, id, EnumSet.allOf(Scope.class));
        return new SignedInUser("Paigo client " + clientId, List.of(caller), Claims.NONE);
    }

    @Override
    public Optional<Account> find(String id) {
        return records.find(KIND, id).flatMap(entry -> {
            var own = Json.MAPPER.readValue(entry.value(), Own.class);
            return seals.open(own.sealed(), purpose(id))
                    .map(secret -> template.account(id, own.name(), own.clientId(), secret));
        });
    }

    /** All tries count until they prove right, so that many at once get no further than one after the other. */
    private void count(String clientId, String address) throws SignInRefused {
        var wait = fromAddress.take(address).or(() -> forClient.take(clientId));
        if (wait.isPresent()) {
            LOG.warn("sign-in with own credentials: too many tries");
            var minutes = wait.get().toMinutes() + 1;
            throw new SignInRefused(429, "Too many tries. Wait " + minutes + " min, then try again.", wait.get());
        }
    }

    private void uncount(String clientId, String address) {
        fromAddress.giveBack(address);
        forClient.giveBack(clientId);
    }

    private SignInRefused refused(TokenProbe trial, String clientId, String address) {
        var status = trial.status();
        LOG.info("sign-in with own credentials not proved, status={}", status == null ? "none" : status);
        if (status != null && status >= 400 && status < 500 && status != 429) {
            return new SignInRefused(
                    403,
                    "Paigo did not accept this client id and secret. Check both, and that they belong to "
                            + template.environment() + ".");
        }
        uncount(clientId, address);
        return new SignInRefused(503, "Paigo cannot be asked just now. Try again in a minute.");
    }

    /**
     * The same for the same credentials at the same Paigo; sandbox and production share an address. Of another secret it is
     * another: whoever consented with one that was changed since must not get at the account by the new one.
     */
    private String id(String clientId, Secret secret) {
        try {
            var parts = List.of(template.environment(), template.baseUrl(), clientId, secret.reveal());
            var bytes = String.join("\n", parts.stream().map(Object::toString).toList())
                    .getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "own-" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String purpose(String id) {
        return KIND + " " + id;
    }

    private static String shorter(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
