package dev.paigomcp.oauth;

import dev.paigomcp.config.PublicUrl;
import java.net.URI;
import java.util.Locale;

/** Where this server is, as others name it. */
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

    /** The issuer identifier (RFC 8414, section 2): no path, so that every client finds its metadata. */
    String issuer() {
        return issuer;
    }

    /** The one resource that tokens are for (RFC 8707). */
    String resource() {
        return resource.toString();
    }

    URI url(String path) {
        return URI.create(base + path);
    }

    /** Whether a browser sends and keeps cookies for it as for a secure place. */
    boolean isSecure() {
        return issuer.startsWith("https:");
    }

    /** Scheme and host may be written in any case (RFC 3986, section 6.2.2.1), all else is compared as it is. */
    boolean isResource(URI named) {
        return named.getScheme() != null
                && named.getRawAuthority() != null
                && named.getRawUserInfo() == null
                && normal(named).equals(normal(resource));
    }

    private static String normal(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + host + ":" + (url.getPort() == -1 ? usual : url.getPort()) + url.getRawPath()
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                + (url.getRawFragment() == null ? "" : "#" + url.getRawFragment());
    }
}
