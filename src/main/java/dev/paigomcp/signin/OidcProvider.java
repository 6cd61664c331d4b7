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
import dev.paigomcp.fetch.JwsAlgorithms;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's identity provider, asked by the authorization code flow with PKCE (OpenID Connect Core 1.0, section
 * 3.1). What it says of itself and its keys are fetched for each sign-in, which is rare enough, so that new keys count
 * at once. Thread-safe.
 */
final class OidcProvider {
    private final IdentityProvider provider;
    private final GuardedHttpClient outside;
    private final URI callback;

    OidcProvider(IdentityProvider provider, GuardedHttpClient outside, URI callback) {
        this.provider = provider;
        this.outside = outside;
        this.callback = callback;
    }

    /** What ties an answer of the provider to the question. */
    record Question(String state, String nonce, String verifier) {}

    /** Where to send the browser. */
    URI ask(Question question) throws FetchException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new com.nimbusds.oauth2.sdk.Scope("openid", "profile", "email"),
                        new ClientID(provider.clientId()),
                        callback)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(new State(question.state()))
                .nonce(new Nonce(question.nonce()))
                .codeChallenge(new CodeVerifier(question.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Who it is, by the provider's answer.
     *
     * @param issuer whom the answer says it is from (RFC 9207), if it says so
     * @throws FetchException also when the answer proves nothing; says why, for the log
     */
    IDTokenClaimsSet redeem(String code, @Nullable String issuer, Question question) throws FetchException {
        var metadata = metadata();
        var named = metadata.getIssuer().getValue();
        if (issuer == null ? metadata.supportsAuthorizationResponseIssuerParam() : !issuer.equals(named)) {
            throw new FetchException("the answer names another issuer, or none");
        }
        var idToken = idToken(code, metadata, question);
        try {
            var keys = new JWSVerificationKeySelector<>(
                    JwsAlgorithms.BELIEVED, new ImmutableJWKSet<>(JWKSet.parse(fetch(metadata.getJWKSetURI()))));
            return new IDTokenValidator(metadata.getIssuer(), new ClientID(provider.clientId()), keys, null)
                    .validate(idToken, new Nonce(question.nonce()));
        } catch (BadJOSEException | JOSEException e) {
            throw new FetchException("its ID token is not valid: " + e.getMessage());
        } catch (java.text.ParseException e) {
            throw new FetchException("its keys cannot be read");
        }
    }

    private JWT idToken(String code, OIDCProviderMetadata metadata, Question question) throws FetchException {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), callback, new CodeVerifier(question.verifier()));
        var request = new TokenRequest(metadata.getTokenEndpointURI(), authentication(metadata), grant).toHTTPRequest();
        var headers = request.getHeaderMap().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().get(0)));
        var reply = outside.post(metadata.getTokenEndpointURI(), headers, String.valueOf(request.getBody()));
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
        } catch (ParseException e) {
            throw new FetchException("its token endpoint's answer cannot be read");
        }
        throw new FetchException("its token endpoint answered without an ID token");
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        var id = new ClientID(provider.clientId());
        var secret =
                new com.nimbusds.oauth2.sdk.auth.Secret(provider.clientSecret().reveal());
        var methods = metadata.getTokenEndpointAuthMethods();
        var posts = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return posts ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    private OIDCProviderMetadata metadata() throws FetchException {
        var text = fetch(URI.create(bare(provider.issuer().toString()) + "/.well-known/openid-configuration"));
        try {
            var metadata = OIDCProviderMetadata.parse(text);
            if (!bare(metadata.getIssuer().getValue())
                    .equals(bare(provider.issuer().toString()))) {
                throw new FetchException("its metadata names another issuer");
            }
            if (metadata.getAuthorizationEndpointURI() == null
                    || metadata.getTokenEndpointURI() == null
                    || metadata.getJWKSetURI() == null) {
                throw new FetchException("its metadata lacks an endpoint or the address of its keys");
            }
            return metadata;
        } catch (ParseException e) {
            throw new FetchException("its metadata cannot be read");
        }
    }

    private String fetch(URI url) throws FetchException {
        var reply = outside.get(url);
        if (reply.status() != 200) {
            throw new FetchException(url.getPath() + " answered " + reply.status());
        }
        return reply.text();
    }

    private static String bare(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
