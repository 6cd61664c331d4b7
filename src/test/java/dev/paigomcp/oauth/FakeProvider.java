package dev.paigomcp.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.common.Secret;
import dev.paigomcp.common.ServerShutdown;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An identity provider that signs in at once whoever comes, and whose ID tokens can be made wrong. */
final class FakeProvider implements AutoCloseable {
    private static final RSAKey KEY = key("one");
    private static final RSAKey STRANGER = key("one");
    static final String CLIENT_ID = "paigo mcp: one";
    static final String CLIENT_SECRET = "the secret of this server at its provider/+=";

    enum Signature {
        RIGHT,
        OF_ANOTHER_KEY,
        WITH_THE_CLIENT_SECRET,
        NONE,
        /** What comes in place of a token is none at all. */
        NO_TOKEN
    }

    volatile UnaryOperator<JWTClaimsSet.Builder> twist = UnaryOperator.identity();
    volatile Signature signature = Signature.RIGHT;
    volatile String answerIssuer = "";
    /** The extension that its ID tokens want to be understood; none if empty. */
    volatile String critical = "";

    volatile List<String> groups = List.of("billing");
    /** The last code and ID token, which nobody else may ever see. */
    volatile String lastCode = "";

    volatile String lastIdToken = "";

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Javalin javalin;

    FakeProvider() {
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.get("/.well-known/openid-configuration", this::metadata);
                    config.routes.get("/authorize", this::authorize);
                    config.routes.post("/token", this::token);
                    config.routes.get("/jwks", ctx -> json(ctx, new JWKSet(KEY.toPublicJWK()).toString()));
                })
                .start("127.0.0.1", 0);
    }

    String issuer() {
        return "http://localhost:" + javalin.port();
    }

    IdentityProvider asProvider() {
        return new IdentityProvider(
                URI.create(issuer()), null, null, new IdentityProvider.Client(CLIENT_ID, new Secret(CLIENT_SECRET)));
    }

    private void metadata(Context ctx) {
        json(ctx, """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/jwks","response_types_supported":["code"],"subject_types_supported":["public"],
             "id_token_signing_alg_values_supported":["RS256"]}\
            """.formatted(issuer()));
    }

    private void authorize(Context ctx) {
        lastCode = "idp-code-" + codes.size() + "-" + System.nanoTime();
        codes.put(
                lastCode,
                Map.of(
                        "nonce", String.valueOf(ctx.queryParam("nonce")),
                        "challenge", String.valueOf(ctx.queryParam("code_challenge")),
                        "redirect", String.valueOf(ctx.queryParam("redirect_uri"))));
        ctx.status(302);
        ctx.header(
                "Location",
                ctx.queryParam("redirect_uri") + "?code=" + lastCode + "&state="
                        + URLEncoder.encode(String.valueOf(ctx.queryParam("state")), StandardCharsets.UTF_8)
                        + (answerIssuer.isEmpty() ? "" : "&iss=" + answerIssuer));
    }

    private void token(Context ctx) throws JOSEException {
        var asked = codes.remove(String.valueOf(ctx.formParam("code")));
        var verifier = TestApp.challenge(String.valueOf(ctx.formParam("code_verifier")));
        if (asked == null
                || !verifier.equals(asked.get("challenge"))
                || !String.valueOf(ctx.formParam("redirect_uri")).equals(asked.get("redirect"))
                || !basic().equals(ctx.header("Authorization"))) {
            ctx.status(400);
            json(ctx, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("anna-4711")
                .audience(CLIENT_ID)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", asked.get("nonce"))
                .claim("email", "anna@acme.example")
                .claim("groups", groups);
        lastIdToken = signature == Signature.NO_TOKEN
                ? "no.token.at all"
                : sign(twist.apply(claims).build()).serialize();
        json(
                ctx,
                "{\"access_token\":\"idp-access\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
                        + lastIdToken + "\"}");
    }

    private JWT sign(JWTClaimsSet claims) throws JOSEException {
        if (signature == Signature.NONE) {
            return new PlainJWT(claims);
        }
        var symmetric = signature == Signature.WITH_THE_CLIENT_SECRET;
        var algorithm = symmetric ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256;
        var signed = new SignedJWT(header(algorithm), claims);
        signed.sign(
                symmetric
                        ? new MACSigner(CLIENT_SECRET.getBytes(StandardCharsets.UTF_8))
                        : new RSASSASigner(signature == Signature.RIGHT ? KEY : STRANGER));
        return signed;
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        var header = new JWSHeader.Builder(algorithm).keyID("one");
        if (critical.equals("b64")) {
            return header.criticalParams(Set.of(critical))
                    .base64URLEncodePayload(true)
                    .build();
        }
        return critical.isEmpty()
                ? header.build()
                : header.criticalParams(Set.of(critical))
                        .customParam(critical, "x")
                        .build();
    }

    /** As RFC 6749, section 2.3.1, has it: both parts encoded as in a form. */
    private static String basic() {
        var pair = URLEncoder.encode(CLIENT_ID, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(CLIENT_SECRET, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void json(Context ctx, String body) {
        ctx.contentType("application/json");
        ctx.result(body);
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ServerShutdown.within(Duration.ofSeconds(10), javalin);
    }
}
