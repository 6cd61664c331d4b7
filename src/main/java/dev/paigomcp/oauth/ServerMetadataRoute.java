package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.paigomcp.auth.ScopeVersion;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The metadata of the authorization server (RFC 8414). */
final class ServerMetadataRoute {
    private final byte[] document;

    ServerMetadataRoute(OAuthEndpoints endpoints) {
        var metadata = new AuthorizationServerMetadata(new Issuer(endpoints.issuer()));
        metadata.setAuthorizationEndpointURI(endpoints.url(OAuthEndpoints.AUTHORIZE));
        metadata.setTokenEndpointURI(endpoints.url(OAuthEndpoints.TOKEN));
        metadata.setRegistrationEndpointURI(endpoints.url(OAuthEndpoints.REGISTER));
        metadata.setRevocationEndpointURI(endpoints.url(OAuthEndpoints.REVOKE));
        metadata.setScopes(
                new com.nimbusds.oauth2.sdk.Scope(ScopeVersion.TWO.texts().toArray(String[]::new)));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        var methods = OAuthClientMetadata.METHODS.stream().sorted().toList();
        metadata.setTokenEndpointAuthMethods(methods);
        metadata.setRevocationEndpointAuthMethods(methods);
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        var json = metadata.toJSONObject();
        json.put("client_id_metadata_document_supported", true);
        this.document = json.toString().getBytes(StandardCharsets.UTF_8);
    }

    void handle(Context ctx) {
        OAuthResponses.json(ctx, 200, document);
    }
}
