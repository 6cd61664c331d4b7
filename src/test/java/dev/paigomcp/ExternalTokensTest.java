package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.paigomcp.jwt.Issuer;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are not what the identity provider gives for this server, and let nobody in. */
final class ExternalTokensTest extends ExternalTests {
    @Test
    void refusesATokenWithoutASignature() {
        isNobody(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));

        isNobody(token.serialize());
    }

    @Test
    void refusesAWrongSignature() {
        isNobody(Issuer.signed(claims().build(), Issuer.key(issuer.key().getKeyID()), "at+jwt"));

        var good = issuer.token(claims().build());
        var parts = good.split("\\.");
        var swapped = issuer.token(claims().subject("somebody else").build()).split("\\.");
        isNobody(parts[0] + "." + swapped[1] + "." + parts[2]);
        isNobody(parts[0] + "." + parts[1] + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mcp.example.com",
                "https://mcp.example.com/mcp/",
                "https://other.example.com/mcp",
                "client-1"
            })
    void refusesAWrongAudience(String audience) {
        isNobody(issuer.token(issuer.claims(audience).build()));
        isNobody(issuer.token(claims().audience((String) null).build()));
    }

    @Test
    void refusesAWrongIssuer() {
        isNobody(issuer.token(claims().issuer("https://idp.example.com").build()));
        isNobody(issuer.token(claims().issuer(issuer.url() + "/").build()));
        isNobody(issuer.token(claims().issuer(null).build()));
    }

    @Test
    void refusesATokenThatHasExpiredOrNeverDoes() {
        isNobody(issuer.token(claims().expirationTime(Date.from(Instant.now().minusSeconds(120)))
                .build()));
        isNobody(issuer.token(claims().expirationTime(null).build()));
    }

    @Test
    void refusesATokenBeforeItsTime() {
        isNobody(issuer.token(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(300)))
                .build()));
    }

    private String spoilt(String claim, @Nullable Object value) {
        var all = new LinkedHashMap<>(claims().build().toJSONObject());
        all.put(claim, value);
        return issuer.token(all, header -> header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "sub", "aud", "iss"})
    void refusesATokenWhoseClaimIsNull(String claim) {
        assertThat(list(spoilt("unknown", null)).statusCode()).isEqualTo(200);

        isNobody(spoilt(claim, null));
    }

    @Test
    void refusesATokenWithCriticalHeaders() {
        var claims = claims().build().toJSONObject();
        var extension = "https://example.com/extension";

        isNobody(issuer.token(
                claims, header -> header.criticalParams(Set.of(extension)).customParam(extension, true)));
        isNobody(issuer.token(
                claims, header -> header.criticalParams(Set.of("b64")).base64URLEncodePayload(true)));
    }

    /** Whoever shows it would have to prove that they have the key, and a bearer token proves nothing (RFC 7800). */
    @Test
    void refusesATokenThatIsBoundToAKeyOfItsHolder() {
        isNobody(spoilt("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")));
        isNobody(spoilt("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2")));
        isNobody(spoilt("cnf", null));
    }

    @Test
    void refusesATokenOfAnotherKindOrWithoutASubject() {
        isNobody(Issuer.signed(claims().build(), issuer.key(), "logout+jwt"));
        isNobody(issuer.token(claims().subject(null).build()));
        isNobody(issuer.token(claims().subject(" ").build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "x", "e30.e30.", "..", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String token) {
        isNobody(token);
    }

    @Test
    void looksAtEveryLetterOfATokenAlsoWhenAnotherCameOnTheSameConnection() {
        var token = issuer.token(claims().build());
        assertThat(list(token).statusCode()).isEqualTo(200);

        isNobody(token.toUpperCase(Locale.ROOT));
    }
}
