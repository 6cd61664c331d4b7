package dev.paigomcp.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.jwt.ProviderDiscovery;
import dev.paigomcp.jwt.ProviderKeys;
import dev.paigomcp.jwt.TokenChecks;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This server as a client of an organisation's identity provider, by the authorization code flow with PKCE (OpenID
 * Connect Core 1.0, section 3.1). The provider's metadata and keys are fetched anew for each sign-in, which is rare
 * enough, so that new keys count at once. Thread-safe.
 */
final class OidcClient {
    private static final Logger LOG = LoggerFactory.getLogger(OidcClient.class);
    private final ClientID id;
    private final Secret secret;
    private final URI callback;
    private final ProviderDiscovery discovery;
    private final GuardedHttpClient http;

    OidcClient(URI issuer, IdentityProvider.Client client, URI callback, GuardedHttpClient http) {
        this.id = new ClientID(client.id());
        this.secret = new Secret(client.secret().reveal());
        this.callback = callback;
        this.discovery = new ProviderDiscovery(issuer, http);
        this.http = http;
    }

    /** Returns the address to send the browser to. */
    URI authorizationUrl(OidcQuestions.Question question) throws FetchException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new com.nimbusds.oauth2.sdk.Scope("openid", "profile", "email"),
                        id,
                        callback)
                .endpointURI(discovery.openId().getAuthorizationEndpointURI())
                .state(new State(question.state()))
                .nonce(new Nonce(question.nonce()))
                .codeChallenge(new CodeVerifier(question.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Returns the claims of the person who has signed in.
     *
     * @param issuer that the answer names as its origin (RFC 9207); null if it names none
     * @throws FetchException if the provider cannot be asked or its answer proves nothing; it says why, for the log
     */
    IDTokenClaimsSet redeem(String code, @Nullable String issuer, OidcQuestions.Question question)
            throws FetchException {
        var metadata = discovery.openId();
        var expected = metadata.getIssuer().getValue();
        if (issuer == null ? metadata.supportsAuthorizationResponseIssuerParam() : !issuer.equals(expected)) {
            throw new FetchException("the answer names another issuer, or none");
        }
        var idToken = idToken(code, metadata, question);
        try {
            var keys = new JWSVerificationKeySelector<>(
                    ProviderKeys.ALLOWED_ALGORITHMS,
                    new ImmutableJWKSet<>(JWKSet.parse(http.text(metadata.getJWKSetURI()))));
            if (TokenChecks.hasCriticalHeaders(idToken)) {
                throw new FetchException("its ID token has critical headers");
            }
            var claims = new IDTokenValidator(metadata.getIssuer(), id, keys, null)
                    .validate(idToken, new Nonce(question.nonce()));
            var audiences =
                    claims.getAudience().stream().map(Audience::getValue).toList();
            if (!TokenChecks.isForOne(audiences, claims.getClaim("azp"), id.getValue())) {
                throw new FetchException("its ID token is for several audiences, or was issued to another client");
            }
            return claims;
        } catch (BadJOSEException | JOSEException e) {
            throw new FetchException("its ID token is not valid: " + e.getMessage());
        } catch (java.text.ParseException | RuntimeException e) {
            throw new FetchException("its keys or its ID token cannot be read");
        }
    }

    private JWT idToken(String code, OIDCProviderMetadata metadata, OidcQuestions.Question question)
            throws FetchException {
        var reply = exchange(code, metadata, question);
        if (reply.status() != 200) {
            throw new FetchException("its token endpoint answered " + reply.status());
        }
        try {
            var token = OIDCTokenResponse.parse(JSONObjectUtils.parse(reply.text()))
                    .getOIDCTokens()
                    .getIDToken();
            if (token != null) {
                return token;
            }
        } catch (ParseException | RuntimeException e) {
            throw new FetchException("its token endpoint's answer cannot be read");
        }
        throw new FetchException("its token endpoint answered without an ID token");
    }

    private GuardedHttpClient.Reply exchange(
            String code, OIDCProviderMetadata metadata, OidcQuestions.Question question) throws FetchException {
        Map<String, String> headers;
        String form;
        try {
            var grant = new AuthorizationCodeGrant(
                    new AuthorizationCode(code), callback, new CodeVerifier(question.verifier()));
            var request =
                    new TokenRequest(metadata.getTokenEndpointURI(), authentication(metadata), grant).toHTTPRequest();
            headers = request.getHeaderMap().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, header -> header.getValue().get(0)));
            form = String.valueOf(request.getBody());
        } catch (RuntimeException e) {
            LOG.debug("no request for tokens can be made", e);
            throw new FetchException("its answer, or its metadata, makes no request for tokens");
        }
        return http.post(metadata.getTokenEndpointURI(), headers, form);
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        var methods = metadata.getTokenEndpointAuthMethods();
        var posts = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return posts ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }
}
