package dev.paigomcp.oauth;

import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.http.auth.Routes;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Set;

/** The addresses of the authorization server, and what answers at each. */
record OAuthRoutes(
        ServerMetadataRoute metadata,
        RegisterRoute register,
        AuthorizeRoute authorize,
        SignInRoutes signIn,
        ConsentRoute consent,
        TokenRoute token)
        implements Routes {
    /** Clients find the metadata by the issuer; some also look for it below the resource. */
    private static final String METADATA_OF_RESOURCE = OAuthEndpoints.METADATA + PublicUrl.MCP_PATH;

    private static final Set<String> FOR_PROGRAMS = Set.of(
            OAuthEndpoints.METADATA,
            METADATA_OF_RESOURCE,
            OAuthEndpoints.TOKEN,
            OAuthEndpoints.REVOKE,
            OAuthEndpoints.REGISTER);

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(OAuthEndpoints.METADATA, OAuthResponses.forPrograms(metadata::handle));
        routes.get(METADATA_OF_RESOURCE, OAuthResponses.forPrograms(metadata::handle));
        routes.post(OAuthEndpoints.REGISTER, OAuthResponses.forPrograms(register::handle));
        routes.post(OAuthEndpoints.TOKEN, OAuthResponses.forPrograms(token::token));
        routes.post(OAuthEndpoints.REVOKE, OAuthResponses.forPrograms(token::revoke));
        FOR_PROGRAMS.forEach(path -> routes.options(path, OAuthResponses::preflight));
        routes.get(OAuthEndpoints.AUTHORIZE, OAuthResponses.forPeople(authorize::handle));
        routes.post(OAuthEndpoints.OWN, OAuthResponses.forPeople(signIn::own));
        routes.get(OAuthEndpoints.COMPANY, OAuthResponses.forPeople(signIn::toCompany));
        routes.get(OAuthEndpoints.CALLBACK, OAuthResponses.forPeople(signIn::fromCompany));
        routes.get(OAuthEndpoints.CONSENT, OAuthResponses.forPeople(consent::show));
        routes.post(OAuthEndpoints.CONSENT, OAuthResponses.forPeople(consent::decide));
    }

    @Override
    public Set<String> openPaths() {
        return FOR_PROGRAMS;
    }
}
