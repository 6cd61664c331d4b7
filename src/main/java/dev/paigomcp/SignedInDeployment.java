package dev.paigomcp;

import dev.paigomcp.accounts.AccountsFile;
import dev.paigomcp.accounts.AccountsFileReader;
import dev.paigomcp.accounts.runtime.EndpointFactory;
import dev.paigomcp.accounts.runtime.OpenAccounts;
import dev.paigomcp.accounts.runtime.PaigoStates;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.AccountSettings.ListedAccounts;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.FetchPurpose;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.config.Settings;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.http.Health;
import dev.paigomcp.http.Health.PaigoStatus;
import dev.paigomcp.http.Service;
import dev.paigomcp.http.auth.BearerAuthentication;
import dev.paigomcp.http.auth.BearerChallenge;
import dev.paigomcp.http.auth.RefusedTokens;
import dev.paigomcp.http.auth.Routes;
import dev.paigomcp.http.filter.ClientAddress;
import dev.paigomcp.limits.FailureLockout;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.store.StoreStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The modes in which callers sign in: accounts from a file, each for the callers that the mode lets in. */
abstract class SignedInDeployment implements Deployment {
    private static final Duration PAIGO_TIMEOUT = Duration.ofMillis(500);

    private final AccountsFile file;
    private final PaigoStates states;
    private final OpenAccounts openAccounts;
    private final Service service;
    private final List<String> startupLines;

    /**
     * What these modes are made from.
     *
     * @param publicUrl what callers' tokens are meant for
     * @param file the content of the accounts file
     * @param addresses finds the address that a request comes from
     */
    record Parts(
            Settings settings,
            PublicUrl publicUrl,
            AccountsFile file,
            EndpointFactory endpoints,
            ClientAddress addresses) {
        /**
         * Reads the accounts file.
         *
         * @throws ConfigException if it has mistakes, or names an identity provider that may not be fetched from, which would
         *     otherwise show only when somebody signs in
         */
        static Parts read(
                Settings settings,
                PublicUrl publicUrl,
                ListedAccounts listed,
                EndpointFactory endpoints,
                ClientAddress addresses) {
            var file = AccountsFileReader.read(listed.file(), listed.mode());
            var parts = new Parts(settings, publicUrl, file, endpoints.hiding(secrets(file)), addresses);
            if (listed.mode() != Mode.tokens && file.provider() != null) {
                parts.checkIssuer(file.provider().issuer(), listed.file());
            }
            return parts;
        }

        /** Returns the secrets of the file: Paigo may repeat to one account what it has of another. */
        private static List<Secret> secrets(AccountsFile file) {
            var provider = file.provider();
            var client = provider == null ? null : provider.client();
            return Stream.concat(
                            file.accounts().values().stream()
                                    .flatMap(account -> Stream.ofNullable(account.paigo()))
                                    .map(PaigoAccount::clientSecret),
                            Stream.ofNullable(client).map(IdentityProvider.Client::secret))
                    .toList();
        }

        /** Returns the same parts, whose endpoints show nobody these secrets either. */
        Parts hiding(List<Secret> secrets) {
            return new Parts(settings, publicUrl, file, endpoints.hiding(secrets), addresses);
        }

        private void checkIssuer(URI issuer, Path path) {
            var isPlain = "http".equalsIgnoreCase(issuer.getScheme());
            if (isPlain && addressPolicy(FetchPurpose.IDENTITY_PROVIDER) == AddressPolicy.INTERNET) {
                throw new ConfigException("The issuer of the identityProvider in " + path + " is "
                        + issuer + ", on this machine by plain http, where nothing is fetched from unless"
                        + " PAIGO_MCP_PRIVATE_ADDRESSES has identity-provider: set it so, or name an https issuer");
            }
        }

        AddressPolicy addressPolicy(FetchPurpose purpose) {
            return settings.hosting().mayBePrivate().contains(purpose)
                    ? AddressPolicy.ANYWHERE
                    : AddressPolicy.INTERNET;
        }

        /** Returns what the operator should know of the rules; nothing if there is nothing. */
        List<String> ruleLines() {
            var lines = new ArrayList<String>();
            addRuleLine(
                    lines,
                    AccessRules.Rule::needsVerifiedEmail,
                    " by email: only for people whose provider says email_verified; if yours never does and checks"
                            + " addresses itself, give the rule trustEmail: on.");
            addRuleLine(
                    lines,
                    AccessRules.Rule::isByUnverifiedAddress,
                    " by an address in another claim than email: nothing says that it is verified, so whoever can write"
                            + " it into a profile is let in; use the claim email, or, if your provider checks addresses"
                            + " itself, give the rule trustEmail: on.");
            return lines;
        }

        private void addRuleLine(List<String> lines, Predicate<AccessRules.Rule> which, String line) {
            var count = (int) file.rules().stream().filter(which).count();
            if (count > 0) {
                lines.add(counted(count, "rule") + line);
            }
        }

        /** Returns the number of accounts in words, such as "2 accounts". */
        String accounts() {
            return counted(file.accounts().size(), "account");
        }
    }

    /**
     * How a mode knows its callers.
     *
     * @param tokens verifies the token of a caller
     * @param accounts that callers may work on
     * @param challenge to callers without a token
     * @param routes that clients and people need to sign in
     * @param callers who may call, in a few words
     */
    record SignIn(
            TokenVerifier tokens,
            Account.Directory accounts,
            BearerChallenge challenge,
            List<Routes> routes,
            String callers) {}

    /** @param moreLines for the person who starts the server, after the line on the mode */
    SignedInDeployment(Parts parts, SignIn signIn, List<String> moreLines) {
        var settings = parts.settings();
        var endpoints = parts.endpoints();
        this.file = parts.file();
        this.states = new PaigoStates(file.accounts().values(), file.ownAccounts(), endpoints.clock());
        this.openAccounts = new OpenAccounts(endpoints, signIn.accounts());
        var lockout = new FailureLockout(FailureLockout.Rule.TOKENS, System::nanoTime);
        this.service = new Service(
                new BearerAuthentication(
                        signIn.tokens(),
                        openAccounts,
                        signIn.challenge(),
                        new RefusedTokens(parts.addresses(), lockout)),
                new Health(Health.BY_ACCOUNT, endpoints.version(), () -> PaigoStatus.BY_ACCOUNT),
                signIn.routes());
        var lines = new ArrayList<String>();
        lines.add("Mode: " + settings.mode() + ", " + signIn.callers() + ", meant for "
                + parts.publicUrl().resource() + "."
                + (settings.writesAllowed() ? "" : " Read-only, since PAIGO_WRITES is off."));
        lines.addAll(moreLines);
        this.startupLines = List.copyOf(lines);
    }

    /** Returns a number with its noun, such as "2 accounts". */
    static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public List<String> startupLines() {
        return startupLines;
    }

    @Override
    public StoreStatus storeStatus() {
        return StoreStatus.NONE;
    }

    @Override
    public Optional<DemoPaigo> demo(String accountId) {
        return openAccounts.demo(accountId);
    }

    @Override
    public Map<String, String> paigoByAccount() {
        return states.byAccount(PAIGO_TIMEOUT);
    }

    @Override
    public Optional<AccountsFile> accountsFile() {
        return Optional.of(file);
    }

    @Override
    public void close() {
        states.close();
        openAccounts.close();
    }
}
