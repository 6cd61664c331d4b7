package dev.paigomcp.oauth;

import dev.paigomcp.common.Origins;
import dev.paigomcp.config.PublicUrl;
import java.net.URI;

/** The addresses of the authorization server, as others name them. */
final class OAuthEndpoints {
    static final String AUTHORIZE = "/oauth/authorize";
    static final String OWN = "/oauth/own";
    static final String COMPANY = "/oauth/company";
    static final String CALLBACK = "/oauth/callback";
    static final String CONSENT = "/oauth/consent";
    static final String TOKEN = "/oauth/token";
    static final String REVOKE = "/oauth/revoke";
    static final String REGISTER = "/oauth/register";
    static final String METADATA = "/.well-known/oauth-authorization-server";

    private final URI base;
    private final URI resource;
    private final String issuer;

    OAuthEndpoints(PublicUrl publicUrl) {
        this.base = publicUrl.base();
        this.resource = publicUrl.resource();
        this.issuer = base.getScheme() + "://" + base.getRawAuthority();
    }

    /** Returns the issuer identifier (RFC 8414, section 2). It has no path, so that every client finds the metadata. */
    String issuer() {
        return issuer;
    }

    /** Returns the one resource that tokens are for (RFC 8707). */
    String resource() {
        return resource.toString();
    }

    /** Returns the address of a path of this server. */
    URI url(String path) {
        return URI.create(base + path);
    }

    /** Returns whether browsers keep and send secure cookies for this server. */
    boolean isSecure() {
        return issuer.startsWith("https:");
    }

    /**
     * Returns whether the address is that of the resource. Scheme and host may be written in any case (RFC 3986,
     * section 6.2.2.1) and the default port may be left out; all else is compared as it is.
     */
    boolean isResource(URI address) {
        return address.getScheme() != null
                && address.getRawAuthority() != null
                && address.getRawUserInfo() == null
                && normal(address).equals(normal(resource));
    }

    private static String normal(URI address) {
        return Origins.of(address)
                + address.getRawPath()
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
                + (address.getRawFragment() == null ? "" : "#" + address.getRawFragment());
    }
}
