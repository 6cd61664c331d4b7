package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the server says of itself (RFC 8414), at both places where clients look. */
class OAuthClientMetadataTest {
    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/oauth-authorization-server/mcp"})
    void tellsWhatItCanDo(String path) {
        try (var world = World.own()) {
            var answer = world.send(world.request(World.PUBLIC + path));
            var metadata = TestApp.json(answer);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(metadata.path("issuer").stringValue()).isEqualTo(World.PUBLIC);
            assertThat(metadata.path("authorization_endpoint").stringValue())
                    .isEqualTo(World.PUBLIC + "/oauth/authorize");
            assertThat(metadata.path("token_endpoint").stringValue()).isEqualTo(World.PUBLIC + "/oauth/token");
            assertThat(metadata.path("registration_endpoint").stringValue())
                    .isEqualTo(World.PUBLIC + "/oauth/register");
            assertThat(metadata.path("revocation_endpoint").stringValue()).isEqualTo(World.PUBLIC + "/oauth/revoke");
            assertThat(texts(metadata, "scopes_supported"))
                    .containsExactly("paigo:read", "paigo:write", "paigo:usage", "paigo:money");
            assertThat(texts(metadata, "response_types_supported")).containsExactly("code");
            assertThat(texts(metadata, "grant_types_supported"))
                    .containsExactlyInAnyOrder("authorization_code", "refresh_token");
            assertThat(texts(metadata, "code_challenge_methods_supported")).containsExactly("S256");
            for (var endpoint : List.of("token", "revocation")) {
                assertThat(texts(metadata, endpoint + "_endpoint_auth_methods_supported"))
                        .containsExactlyInAnyOrder("none", "client_secret_basic", "client_secret_post");
            }
            assertThat(metadata.path("client_id_metadata_document_supported").asBoolean())
                    .isTrue();
            assertThat(metadata.path("authorization_response_iss_parameter_supported")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static List<String> texts(JsonNode metadata, String name) {
        return metadata.path(name).values().stream().map(JsonNode::stringValue).toList();
    }
}
