package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.http.auth.ProtectedResourceMetadata;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProtectedResourceMetadataTest {
    @ParameterizedTest
    @CsvSource({
        "https://mcp.example.com/mcp, https://mcp.example.com/.well-known/oauth-protected-resource/mcp",
        "https://example.com/paigo/mcp, https://example.com/.well-known/oauth-protected-resource/paigo/mcp",
        "http://127.0.0.1:8484/mcp, http://127.0.0.1:8484/.well-known/oauth-protected-resource/mcp"
    })
    void isWhereClientsLookForIt(String resource, String address) {
        var metadata = new ProtectedResourceMetadata(
                URI.create(resource), List.of(URI.create("https://idp.example.com")), ScopeVersion.TWO);

        assertThat(metadata.address()).isEqualTo(URI.create(address));
    }
}
