package dev.paigomcp.oauth;

import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.http.auth.Routes;
import dev.paigomcp.http.filter.Cors;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Set<String> METADATA = Set.of(
            OAuthEndpoints.METADATA, OAuthEndpoints.METADATA + "/", METADATA_OF_RESOURCE, METADATA_OF_RESOURCE + "/");

    private static final Set<String> FOR_PROGRAMS = Stream.concat(
                    METADATA.stream(), Stream.of(OAuthEndpoints.TOKEN, OAuthEndpoints.REVOKE, OAuthEndpoints.REGISTER))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        METADATA.forEach(path -> routes.get(path, OAuthResponses.forPrograms(metadata::handle)));
        routes.post(OAuthEndpoints.REGISTER, OAuthResponses.forPrograms(register::handle));
        routes.post(OAuthEndpoints.TOKEN, OAuthResponses.forPrograms(token::token));
        routes.post(OAuthEndpoints.REVOKE, OAuthResponses.forPrograms(token::revoke));
        FOR_PROGRAMS.forEach(path -> routes.options(path, Cors::preflightForAll));
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
