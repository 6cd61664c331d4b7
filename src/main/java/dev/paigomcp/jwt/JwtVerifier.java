package dev.paigomcp.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.fetch.JwsAlgorithms;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens in the form of JWTs (RFC 9068), signed with a key of the identity provider, from it and meant for this
 * server; rules then say on which account their subject works. Whatever else is wrong with one, it is nobody's.
 */
public final class JwtVerifier implements TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(JwtVerifier.class);
    private static final long WARN_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private static final Set<String> NEEDED = Set.of("sub", "exp", "aud");

    private final ConfigurableJWTProcessor<SecurityContext> processor;
    private final TrustedIssuer trust;
    private final AccessRules admissions;
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - WARN_EVERY_NANOS);

    /** @param outside by which the provider is reached */
    public JwtVerifier(TrustedIssuer trust, AccessRules admissions, Clock clock, GuardedHttpClient outside) {
        this(trust, admissions, clock, outside, ProviderKeys.Times.USUAL);
    }

    JwtVerifier(
            TrustedIssuer trust,
            AccessRules admissions,
            Clock clock,
            GuardedHttpClient outside,
            ProviderKeys.Times times) {
        this.trust = trust;
        this.admissions = admissions;
        this.processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JwsAlgorithms.BELIEVED, ProviderKeys.of(trust, outside, times)));
        processor.setJWTClaimsSetVerifier(new Claims(trust, clock));
    }

    @Override
    public Optional<Principal> verify(String token) {
        try {
            var claims = processor.process(token, null);
            return PrincipalNames.of(claims, trust.issuer()).flatMap(principal -> admitted(principal, claims));
        } catch (ParseException | BadJOSEException e) {
            return Optional.empty();
        } catch (JOSEException e) {
            warn(e);
            return Optional.empty();
        }
    }

    /** On the account of the first rule that fits; with those rights alone that the token names, if it names any. */
    private Optional<Principal> admitted(String principal, JWTClaimsSet claims) {
        return admissions.admit(principal, claims.getClaims()).stream()
                .findFirst()
                .map(caller -> new Principal(
                        principal, caller.account(), TokenScopes.narrowed(caller.scopes(), claims.getClaims())));
    }

    /** Now and then, since anybody can make it happen. */
    private void warn(JOSEException e) {
        var last = warned.get();
        var now = System.nanoTime();
        if (now - last >= WARN_EVERY_NANOS && warned.compareAndSet(last, now)) {
            LOG.warn("a token could not be checked, since the keys of {} cannot be had: {}", trust.issuer(), reason(e));
        }
    }

    private static String reason(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Issuer, audience and times, with a minute of grace for clocks that differ. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        Claims(TrustedIssuer trust, Clock clock) {
            super(
                    Set.of(trust.audience()),
                    new JWTClaimsSet.Builder().issuer(trust.issuer().toString()).build(),
                    NEEDED,
                    Set.of());
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
