package dev.paigomcp;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.config.HostingSettings.FetchPurpose;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.http.auth.BearerChallenge;
import dev.paigomcp.http.auth.ProtectedResourceMetadata;
import dev.paigomcp.jwt.JwtVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The mode external: callers have tokens of an organisation's identity provider, whose keys are fetched from it. */
final class ExternalDeployment extends SignedInDeployment {
    private static final int MAX_KEYS_BYTES = 512 * 1024;
    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(5);

    private final GuardedHttpClient client;

    private ExternalDeployment(Parts parts, SignIn signIn, GuardedHttpClient client) {
        super(parts, signIn, parts.ruleLines());
        this.client = client;
    }

    static ExternalDeployment open(Parts parts) {
        var provider = Objects.requireNonNull(parts.file().provider());
        var policy = parts.addressPolicy(FetchPurpose.IDENTITY_PROVIDER);
        var client = new GuardedHttpClient(policy, MAX_KEYS_BYTES, KEYS_TIMEOUT);
        var resource = parts.publicUrl().resource();
        var rules = AccessRules.of(parts.file().rules());
        var clock = parts.endpoints().clock();
        var version = parts.file().scopeVersion();
        var metadata = new ProtectedResourceMetadata(resource, List.of(provider.issuer()), version);
        var signIn = new SignIn(
                new JwtVerifier(provider, provider.audienceOr(resource), rules, version, clock, client),
                parts.file(),
                BearerChallenge.withMetadata(metadata.address(), version),
                List.of(metadata),
                "tokens of " + provider.issuer() + " for " + parts.accounts());
        return new ExternalDeployment(parts, signIn, client);
    }

    @Override
    public void close() {
        super.close();
        client.close();
    }
}
