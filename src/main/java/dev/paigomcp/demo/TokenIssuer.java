package dev.paigomcp.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The token endpoint of the demo: it knows one client, and the tokens that it gave out. Thread-safe. */
final class TokenIssuer {
    static final String CLIENT_ID = "demo-client";
    private static final int TOKEN_LIFETIME_SECONDS = 86_400;
    private final Clock clock;
    private final SecureRandom random;
    private final String clientSecret;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    TokenIssuer(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        this.clientSecret = "demo-" + randomText();
    }

    String clientSecret() {
        return clientSecret;
    }

    /** Answers a token request (RFC 6749, section 4.4) in JSON, as Paigo takes it. */
    DemoResponse issue(byte[] sent) {
        var request = RequestCheck.parse(sent);
        if (!DemoJson.text(request, "grant_type").equals(Optional.of("client_credentials"))) {
            throw refused(403, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        if (DemoJson.text(request, "audience")
                .filter(audience -> !audience.isBlank())
                .isEmpty()) {
            throw refused(403, "access_denied", "No audience parameter was provided");
        }
        if (!isTheClient(request)) {
            throw refused(401, "access_denied", "Unauthorized");
        }
        var now = clock.instant();
        expiries.values().removeIf(expiry -> !expiry.isAfter(now));
        var token = "demo-token-" + randomText();
        expiries.put(token, now.plusSeconds(TOKEN_LIFETIME_SECONDS));
        return DemoResponse.json(
                200,
                DemoJson.object()
                        .put("access_token", token)
                        .put("expires_in", TOKEN_LIFETIME_SECONDS)
                        .put("token_type", "Bearer"));
    }

    /** Refuses the header if it does not carry a valid token. */
    void require(String authorization) {
        var valid = Optional.of(authorization)
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> expiries.get(header.substring(7).strip()))
                .filter(expiry -> expiry.isAfter(clock.instant()));
        if (valid.isEmpty()) {
            throw DemoRefusal.unauthorized();
        }
    }

    private boolean isTheClient(JsonNode request) {
        var id = DemoJson.text(request, "client_id").orElse("");
        var secret = DemoJson.text(request, "client_secret").orElse("");
        return id.equals(CLIENT_ID)
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), clientSecret.getBytes(StandardCharsets.UTF_8));
    }

    private String randomText() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static DemoRefusal refused(int status, String error, String description) {
        return DemoRefusal.of(status, DemoJson.object().put("error", error).put("error_description", description));
    }
}
