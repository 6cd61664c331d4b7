package dev.paigomcp.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.mapping.Scope;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies access tokens in the form of JWTs (RFC 9068): signed with a key of the identity provider, issued by it and
 * meant for this server. Rules then decide which account the subject of a token works on. Thread-safe.
 */
public final class JwtVerifier implements TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(JwtVerifier.class);
    private static final long WARN_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MAX_SUBJECT_LENGTH = 255;

    private static final Set<String> REQUIRED_CLAIMS = Set.of("sub", "exp", "aud");

    private final ConfigurableJWTProcessor<SecurityContext> processor;
    private final URI issuer;
    private final AccessRules rules;
    private final ScopeVersion version;
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - WARN_INTERVAL_NANOS);

    /**
     * @param audience that a token must be meant for
     * @param version what scopes that a token names mean
     * @param http by which the provider is reached
     */
    public JwtVerifier(
            IdentityProvider provider,
            String audience,
            AccessRules rules,
            ScopeVersion version,
            Clock clock,
            GuardedHttpClient http) {
        this(provider, audience, rules, version, clock, http, ProviderKeys.Intervals.DEFAULT);
    }

    JwtVerifier(
            IdentityProvider provider,
            String audience,
            AccessRules rules,
            ScopeVersion version,
            Clock clock,
            GuardedHttpClient http,
            ProviderKeys.Intervals intervals) {
        this.issuer = provider.issuer();
        this.rules = rules;
        this.version = version;
        this.processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ProviderKeys.ALLOWED_ALGORITHMS, ProviderKeys.of(provider, http, intervals)));
        processor.setJWTClaimsSetVerifier(new ClaimsVerifier(issuer, audience, clock));
    }

    @Override
    public Optional<Principal> verify(String token) {
        try {
            var jwt = JWTParser.parse(token);
            if (TokenChecks.hasCriticalHeaders(jwt)) {
                return Optional.empty();
            }
            var claims = processor.process(jwt, null);
            return name(claims.getSubject()).flatMap(name -> admit(name, new Claims(claims.getClaims())));
        } catch (ParseException | BadJOSEException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.debug("a token that the library cannot read", e);
            return Optional.empty();
        } catch (JOSEException e) {
            warn(e);
            return Optional.empty();
        }
    }

    /** Returns subject and issuer in characters that cannot break a log line; empty if the subject cannot be a name. */
    private Optional<String> name(@Nullable String subject) {
        if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT_LENGTH) {
            return Optional.empty();
        }
        var path = issuer.getRawPath() == null ? "" : issuer.getRawPath();
        var place = issuer.getRawAuthority() + path.replaceFirst("/$", "");
        return Optional.of(encode(subject) + "@" + place);
    }

    /** Percent-encodes all but letters, digits and {@code ._~-@|:+}, which subjects of common providers have. */
    private static String encode(String subject) {
        return PercentCodec.RFC3986
                .encode(subject)
                .replace("%40", "@")
                .replace("%7C", "|")
                .replace("%3A", ":")
                .replace("%2B", "+");
    }

    /** Returns the principal that the first rule gives, with no other scopes than the token names, if it names any. */
    private Optional<Principal> admit(String name, Claims claims) {
        return rules.admit(name, claims).stream()
                .findFirst()
                .map(principal -> new Principal(name, principal.account(), narrowed(principal.scopes(), claims)));
    }

    /** RFC 9068, section 2.2.3; some providers write the scopes as a list, or call the claim scp. */
    private Set<Scope> narrowed(Set<Scope> scopes, Claims claims) {
        var named = Stream.of("scope", "scp")
                .flatMap(claim -> claims.words(claim).stream())
                .filter(word -> word.startsWith(Scope.PREFIX))
                .toList();
        if (named.isEmpty()) {
            return scopes;
        }
        var left = EnumSet.noneOf(Scope.class);
        named.forEach(word -> Scope.of(word).ifPresent(left::add));
        var rights = new HashSet<>(version.rights(left));
        rights.retainAll(scopes);
        return rights;
    }

    /** Logs the failure, but at most once a minute, since anybody can cause it. */
    private void warn(JOSEException e) {
        var last = warned.get();
        var now = System.nanoTime();
        if (now - last >= WARN_INTERVAL_NANOS && warned.compareAndSet(last, now)) {
            LOG.warn("a token could not be checked, since the keys of {} cannot be had: {}", issuer, reason(e));
        }
    }

    private static String reason(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Checks issuer, audience and times, with a minute of grace for clocks that differ. */
    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimsVerifier(URI issuer, String audience, Clock clock) {
            super(
                    Set.of(audience),
                    new JWTClaimsSet.Builder().issuer(issuer.toString()).build(),
                    REQUIRED_CLAIMS,
                    Set.of());
            this.clock = clock;
        }

        /**
         * Refuses what the library passes over: a claim that is there and null, and a token that is bound to a key of
         * its holder, who would have to prove it (RFC 7800; RFC 9449, section 7; RFC 8705, section 3).
         */
        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            for (var required : REQUIRED_CLAIMS) {
                if (claims.getClaim(required) == null) {
                    throw new BadJWTException(required + " is null");
                }
            }
            if (claims.getClaims().containsKey("cnf")) {
                throw new BadJWTException("the token is bound to a key, and came as a bearer token");
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
