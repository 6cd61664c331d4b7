package dev.paigomcp.jwt;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.paigomcp.config.SecureUrl;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import java.net.URI;

/**
 * Finds out what an identity provider publishes about itself (OpenID Connect Discovery 1.0; RFC 8414). Nothing is
 * cached. Thread-safe.
 */
public final class ProviderDiscovery {
    private final String issuer;
    private final GuardedHttpClient http;

    public ProviderDiscovery(URI issuer, GuardedHttpClient http) {
        this.issuer = issuer.toString();
        this.http = http;
    }

    /**
     * Returns the metadata that a sign-in needs. A slash at the end of the issuer makes no difference, since ID tokens
     * are held against the issuer that the metadata names.
     *
     * @throws FetchException if the metadata cannot be fetched or read, is another issuer's or lacks an endpoint
     */
    public OIDCProviderMetadata openId() throws FetchException {
        var fetched = fetch(openIdPlace());
        var metadata = fetched.parse(OIDCProviderMetadata::parse);
        fetched.checkIssuer(withoutSlash(metadata.getIssuer().getValue()), withoutSlash(issuer));
        if (metadata.getAuthorizationEndpointURI() == null
                || metadata.getTokenEndpointURI() == null
                || metadata.getJWKSetURI() == null) {
            throw new FetchException("its metadata lacks an endpoint or the address of its keys");
        }
        return metadata;
    }

    /**
     * Returns the address of the keys that access tokens are signed with. The metadata must name the issuer to the
     * letter, as the tokens must.
     *
     * @throws FetchException if no metadata can be fetched, or it cannot be read, is another issuer's or has no such
     *     address
     */
    URI keys() throws FetchException {
        var fetched = fetchFirst();
        var metadata = fetched.parse(AuthorizationServerMetadata::parse);
        fetched.checkIssuer(metadata.getIssuer().getValue(), issuer);
        var keys =
                metadata.getJWKSetURI() == null ? "" : metadata.getJWKSetURI().toString();
        var fault = SecureUrl.fault(keys.replaceFirst("\\?.*$", "")); // a query is nothing odd there
        if (fault != null) {
            throw new FetchException("jwks_uri of " + fetched.place() + " " + fault);
        }
        return URI.create(keys);
    }

    private Fetched fetchFirst() throws FetchException {
        try {
            return fetch(openIdPlace());
        } catch (FetchException first) {
            try {
                return fetch(oauthPlace());
            } catch (FetchException second) {
                throw first;
            }
        }
    }

    private Fetched fetch(URI place) throws FetchException {
        return new Fetched(place, http.text(place));
    }

    /** OpenID Connect Discovery 1.0, section 4: the well-known part follows the path of the issuer. */
    private URI openIdPlace() {
        return URI.create(withoutSlash(issuer) + "/.well-known/openid-configuration");
    }

    /** RFC 8414, section 3.1: the well-known part precedes the path of the issuer. */
    private URI oauthPlace() {
        var base = URI.create(withoutSlash(issuer));
        var path = base.getRawPath();
        return base.resolve("/.well-known/oauth-authorization-server" + (path == null ? "" : path));
    }

    private static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    private interface Parser<T> {
        T parse(String json) throws ParseException;
    }

    private record Fetched(URI place, String text) {
        <T> T parse(Parser<T> parser) throws FetchException {
            try {
                return parser.parse(text);
            } catch (ParseException | RuntimeException e) {
                throw new FetchException(place + " cannot be read as metadata");
            }
        }

        void checkIssuer(String named, String expected) throws FetchException {
            if (!named.equals(expected)) {
                throw new FetchException(place + " is the metadata of another issuer");
            }
        }
    }
}
