package dev.paigomcp.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.paigomcp.paigo.LoopbackServer;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider on this machine: metadata, keys that it changes, and tokens that it signs. */
public final class Issuer implements AutoCloseable {
    public static final String SUBJECT = "jo 4711";

    private static final RSAKey FIRST = key("first");

    private final LoopbackServer http = new LoopbackServer(this::answer);
    private volatile List<RSAKey> keys = List.of(FIRST);
    private volatile LoopbackServer.Handler instead = this::serve;

    public Issuer() throws IOException {}

    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public String url() {
        return http.url().toString();
    }

    public RSAKey key() {
        return keys.get(0);
    }

    /** From now on it has this key alone. */
    public void rotate(RSAKey key) {
        keys = List.of(key);
    }

    /** From now on it answers so. */
    public void answers(LoopbackServer.Handler handler) {
        instead = handler;
    }

    /** How often somebody has fetched its keys. */
    public long fetches() {
        return http.requests().stream()
                .filter(request -> request.target().equals("/keys"))
                .count();
    }

    private void answer(LoopbackServer.Request request, LoopbackServer.Line line) throws Exception {
        instead.handle(request, line);
    }

    private void serve(LoopbackServer.Request request, LoopbackServer.Line line) throws IOException {
        switch (request.target()) {
            case "/.well-known/openid-configuration" ->
                line.answer(200, "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
            case "/keys" -> line.answer(200, new JWKSet(List.copyOf(keys)).toString(true));
            default -> line.answer(404, "");
        }
    }

    /** A good token's claims, to be spoilt. */
    public JWTClaimsSet.Builder claims(String audience) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(SUBJECT)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("groups", List.of("finance"));
    }

    public static String signed(JWTClaimsSet claims, RSAKey key, String type) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType(type))
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * A token whose claims are written as they are, nulls too.
     *
     * @param header to be changed before it is signed
     */
    public String token(Map<String, Object> claims, UnaryOperator<JWSHeader.Builder> header) {
        try {
            var builder = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key().getKeyID())
                    .type(new JOSEObjectType("at+jwt"));
            var token = new JWSObject(
                    header.apply(builder).build(),
                    new Payload(JsonMapper.shared().writeValueAsString(claims)));
            token.sign(new RSASSASigner(key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public String token(JWTClaimsSet claims) {
        return signed(claims, key(), "at+jwt");
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
