package dev.paigomcp.http.auth;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/** Admits callers with a bearer token, taken from the header only (RFC 6750, section 2.1; MCP 2026-07-28, Authorization). */
public final class BearerAuthentication implements Authenticator {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final Pattern TOKEN_IN_QUERY = Pattern.compile("(?i)(^|[&;])(access_token|token)=");

    private final TokenVerifier tokens;
    private final AccountEndpoints endpoints;
    private final BearerChallenge challenge;
    private final RefusedTokens refused;

    public BearerAuthentication(
            TokenVerifier tokens, AccountEndpoints endpoints, BearerChallenge challenge, RefusedTokens refused) {
        this.tokens = tokens;
        this.endpoints = endpoints;
        this.challenge = challenge;
        this.refused = refused;
    }

    /** The endpoints of all accounts. A request leases one, so that its account stays open until the response. Thread-safe. */
    public interface AccountEndpoints {
        /**
         * Leases the endpoint of the principal's account, limited to the principal's scopes.
         *
         * @return empty if the account does not exist any more
         */
        Optional<Lease> lease(Principal principal);

        /** An endpoint that stays open until the lease is closed. */
        interface Lease extends AutoCloseable {
            McpEndpoint endpoint();

            @Override
            void close();
        }
    }

    @Override
    public Admission authenticate(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && TOKEN_IN_QUERY.matcher(query).find()) {
            refused.count(request);
            throw HttpError.challenge(
                    400,
                    "A token has no place in the address, which proxies and logs keep: send it in the header"
                            + " Authorization, and take that one for known to others",
                    challenge.invalidRequest());
        }
        var principal = tokens.verify(token(request)).orElseThrow(() -> unknownToken(request));
        var lease = endpoints.lease(principal).orElseThrow(() -> unknownToken(request));
        return new BearerAdmission(principal, lease, challenge);
    }

    private String token(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders("Authorization"));
        if (sent.isEmpty()) {
            throw HttpError.challenge(
                    401,
                    "Sign in first: this server wants the header Authorization: Bearer, with a token that is meant for"
                            + " it",
                    challenge.signIn());
        }
        var bearer = BEARER.matcher(sent.get(0));
        if (sent.size() > 1 || !bearer.matches()) {
            refused.count(request);
            throw HttpError.challenge(
                    401,
                    "The header Authorization must be there once, and be Bearer with one token",
                    challenge.invalidToken());
        }
        return bearer.group(1);
    }

    private HttpError unknownToken(HttpServletRequest request) {
        refused.count(request);
        return HttpError.challenge(
                401,
                "The token is not known here, has ended, or is meant for another server: sign in again, or ask whoever"
                        + " runs this server for another",
                challenge.invalidToken());
    }

    @Override
    public long refusedTokens() {
        return refused.refused();
    }

    @Override
    public long lockedAddresses() {
        return refused.lockedAddresses();
    }

    private record BearerAdmission(Principal caller, AccountEndpoints.Lease lease, BearerChallenge challenge)
            implements Admission {
        @Override
        public Optional<Principal> principal() {
            return Optional.of(caller);
        }

        @Override
        public McpEndpoint endpoint() {
            return lease.endpoint();
        }

        @Override
        public String challenge(Scope lacking) {
            return challenge.insufficientScope(caller, lacking);
        }

        @Override
        public Scope scopeGiving(Scope right) {
            return challenge.scopeGiving(right);
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
