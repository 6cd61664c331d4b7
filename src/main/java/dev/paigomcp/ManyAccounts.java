package dev.paigomcp;

import dev.paigomcp.accounts.AccountsFile;
import dev.paigomcp.accounts.AccountsFileReader;
import dev.paigomcp.accounts.StaticTokenVerifier;
import dev.paigomcp.accounts.runtime.EndpointFactory;
import dev.paigomcp.accounts.runtime.OpenAccounts;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.FetchPurpose;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.Settings;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.http.ProtectedResourceMetadata;
import dev.paigomcp.http.RequestLimits;
import dev.paigomcp.http.Service;
import dev.paigomcp.jwt.JwtVerifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The wiring of the modes with a sign-in: accounts from a file, each for those whom it lets in. */
final class ManyAccounts implements AutoCloseable {
    /** Health is asked by whoever comes; what is behind an account is nothing for him. */
    static final String BY_ACCOUNT = "by account";

    private static final int MOST_OF_KEYS = 512 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final OpenAccounts tenants;
    private final Settings settings;
    private final EndpointFactory kit;
    private final SignIn signIn;

    ManyAccounts(Settings settings, EndpointFactory kit, RequestLimits traffic) {
        this.settings = settings;
        this.kit = kit;
        var file = AccountsFileReader.read(path(settings), settings.mode());
        checkReach(file, settings);
        this.signIn = switch (settings.mode()) {
            case tokens -> tokens(file);
            case external -> external(file);
            case oauth -> BuiltInSignIn.open(settings, file, traffic.addresses(), kit.clock());
            case local -> throw new IllegalStateException("the mode local has one account");
        };
        this.tenants = new OpenAccounts(kit, signIn.accounts());
    }

    /** No metadata: it must name an authorization server, and there is none. */
    private static SignIn tokens(AccountsFile file) {
        return new SignIn(
                new StaticTokenVerifier(file.tokens()),
                file,
                null,
                List.of(),
                count(file.tokens().size(), "token") + " for " + accounts(file));
    }

    private SignIn external(AccountsFile file) {
        var outside = new GuardedHttpClient(reach(settings, FetchPurpose.IDENTITY_PROVIDER), MOST_OF_KEYS, PATIENCE);
        var provider = Objects.requireNonNull(file.provider());
        var audience = provider.audienceOr(settings.resource());
        return signedInAt(
                provider.issuer(),
                new SignIn(
                        new JwtVerifier(provider, audience, AccessRules.of(file.rules()), kit.clock(), outside),
                        file,
                        null,
                        List.of(),
                        List.of("tokens of " + provider.issuer() + " for " + accounts(file)),
                        () -> "none",
                        outside::close));
    }

    /** Else it would be found out when somebody signs in. */
    private static void checkReach(AccountsFile file, Settings settings) {
        var allowed = settings.hosting().mayBePrivate().contains(FetchPurpose.IDENTITY_PROVIDER);
        Optional.ofNullable(file.provider())
                .filter(provider -> settings.mode() != Mode.tokens && !allowed)
                .map(provider -> provider.issuer())
                .filter(issuer -> "http".equalsIgnoreCase(issuer.getScheme()))
                .ifPresent(issuer -> {
                    throw new ConfigException("The issuer of the identityProvider in " + path(settings) + " is "
                            + issuer + ", on this machine by plain http, where nothing is fetched from unless"
                            + " PAIGO_MCP_PRIVATE_ADDRESSES has identity-provider: set it so, or name an https issuer");
                });
    }

    private static Path path(Settings settings) {
        return settings.accounts().fold(demo -> noFile(), single -> noFile(), listed -> listed.file());
    }

    private static Path noFile() {
        throw new IllegalStateException("the mode local has no accounts file");
    }

    static AddressPolicy reach(Settings settings, FetchPurpose outsider) {
        return settings.hosting().mayBePrivate().contains(outsider) ? AddressPolicy.ANYWHERE : AddressPolicy.INTERNET;
    }

    /** The same, with the metadata that says so. */
    private SignIn signedInAt(URI issuer, SignIn known) {
        var metadata = new ProtectedResourceMetadata(settings.resource(), List.of(issuer));
        return new SignIn(
                known.bearers(),
                known.accounts(),
                metadata.address(),
                List.of(metadata),
                known.words(),
                known.store(),
                known.end());
    }

    static String accounts(AccountsFile file) {
        return count(file.accounts().size(), "account");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    Service service() {
        return Service.signedIn(
                signIn.bearers(),
                tenants,
                signIn.metadata(),
                new Service.Health(BY_ACCOUNT, kit.version(), () -> BY_ACCOUNT),
                signIn.routes());
    }

    /** In a word: none, reachable or unreachable. */
    String storeState() {
        return signIn.store().get();
    }

    /** Who may call, in a few words for the start, and further lines. */
    List<String> words() {
        return signIn.words();
    }

    @Override
    public void close() {
        tenants.close();
        signIn.end().run();
    }
}
