package dev.paigomcp.http;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;

/** Lets in who has a bearer token, in the header alone (RFC 6750, section 2.1; MCP 2026-07-28, Authorization). */
final class BearerAuthentication implements Authenticator {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");
    private static final Pattern IN_QUERY = Pattern.compile("(?i)(^|[&;])(access_token|token)=");

    private final TokenVerifier bearers;
    private final AccountEndpoints endpoints;
    private final BearerChallenge challenge;

    BearerAuthentication(TokenVerifier bearers, AccountEndpoints endpoints, BearerChallenge challenge) {
        this.bearers = bearers;
        this.endpoints = endpoints;
        this.challenge = challenge;
    }

    @Override
    public Visit enter(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && IN_QUERY.matcher(query).find()) {
            throw new HttpError(
                    400,
                    "A token has no place in the address, which proxies and logs keep: send it in the header"
                            + " Authorization, and take that one for known to others",
                    challenge.invalidRequest());
        }
        var caller = bearers.verify(token(request)).orElseThrow(this::unknown);
        var lease = endpoints.take(caller).orElseThrow(this::unknown);
        return new SignedIn(caller, lease, challenge);
    }

    private String token(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders("Authorization"));
        if (sent.isEmpty()) {
            throw new HttpError(
                    401,
                    "Sign in first: this server wants the header Authorization: Bearer, with a token that is meant for"
                            + " it",
                    challenge.signIn());
        }
        var bearer = BEARER.matcher(sent.get(0));
        if (sent.size() > 1 || !bearer.matches()) {
            throw new HttpError(
                    401,
                    "The header Authorization must be there once, and be Bearer with one token",
                    challenge.invalidToken());
        }
        return bearer.group(1);
    }

    private HttpError unknown() {
        return new HttpError(
                401,
                "The token is not known here, has ended, or is meant for another server: sign in again, or ask whoever"
                        + " runs this server for another",
                challenge.invalidToken());
    }

    private record SignedIn(Principal caller, AccountEndpoints.Lease lease, BearerChallenge words) implements Visit {
        @Override
        public McpEndpoint endpoint() {
            return lease.endpoint();
        }

        @Override
        public String who() {
            return " account=" + caller.account() + " principal=" + caller.name();
        }

        @Override
        public String challenge(Scope lacking) {
            return words.insufficientScope(caller, lacking);
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
