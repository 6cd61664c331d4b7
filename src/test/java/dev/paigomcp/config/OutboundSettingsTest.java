package dev.paigomcp.config;

import static dev.paigomcp.config.ExampleSettings.problems;
import static dev.paigomcp.config.ExampleSettings.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.OutboundSettings.ProxySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy and the authorities, as variables name them. */
final class OutboundSettingsTest {
    private static ProxySettings proxy(Map<String, String> env) {
        return Objects.requireNonNull(read(env).outbound().proxy());
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example.com:3128, http://proxy.example.com:3128",
        "http://proxy.example.com:3128/, http://proxy.example.com:3128",
        "proxy.example.com:3128, http://proxy.example.com:3128",
        "HTTP://10.0.0.1, http://10.0.0.1:80",
        "http://[fd00::1]:8080, http://[fd00::1]:8080",
    })
    void theProxyIsNamedAsOtherProgramsWantIt(String given, String place) {
        assertThat(proxy(Map.of("HTTPS_PROXY", given)).place()).isEqualTo(place);
        assertThat(proxy(Map.of("https_proxy", given)).place()).isEqualTo(place);
        assertThat(proxy(Map.of("HTTPS_PROXY", given, "https_proxy", "http://other"))
                        .place())
                .isEqualTo(place);
    }

    @Test
    void thereIsNoneUnlessOneIsNamed() {
        assertThat(read(Map.of()).outbound()).isEqualTo(OutboundSettings.DIRECT);
        assertThat(read(Map.of("HTTPS_PROXY", "", "https_proxy", " ")).outbound())
                .isEqualTo(OutboundSettings.DIRECT);
    }

    @Test
    void itsPasswordIsKeptAndNeverShown() {
        var proxy = proxy(Map.of("HTTPS_PROXY", "http://me:p%40ss@proxy:3128"));

        assertThat(Objects.requireNonNull(proxy.credentials()).reveal()).isEqualTo("me:p@ss");
        assertThat(proxy.place()).isEqualTo("http://proxy:3128");
        assertThat(proxy.toString()).doesNotContain("p@ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://hush-hush@proxy:1080",
                "https://hush-hush@proxy:3128",
                "http://",
                "http://proxy:99999",
                "http://hush-hush proxy",
                "http://proxy:3128/path"
            })
    void whatIsNoProxyIsToldWithoutItsValue(String given) {
        assertThat(problems(Map.of("https_proxy", given)))
                .singleElement()
                .asString()
                .startsWith("https_proxy must be the address of a proxy that speaks HTTP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api.example.com | 443 | true",
                "localhost | 443 | false",
                "127.0.0.1 | 443 | false",
                "corp.example | 443 | false",
                "Api.Corp.Example | 443 | false",
                "notcorp.example | 443 | true",
                "deep.dotted.example | 443 | false",
                "starred.example | 443 | false",
                "ported.example | 8443 | false",
                "ported.example | 443 | true",
                "10.1.2.3 | 443 | false",
                "11.1.2.3 | 443 | true",
                "[fd00::1] | 443 | false",
            })
    void noProxyNamesWhatIsReachedDirectly(String host, int port, boolean isFor) {
        var proxy = proxy(Map.of(
                "HTTPS_PROXY",
                "http://proxy:3128",
                "NO_PROXY",
                "corp.example, .dotted.example *.starred.example,ported.example:8443,10.0.0.0/8,fd00::1"));

        assertThat(proxy.isFor(host, port)).isEqualTo(isFor);
    }

    @Test
    void aStarMeansEveryHost() {
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://proxy:3128", "no_proxy", "*"))
                        .isFor("api.example.com", 443))
                .isFalse();
    }

    @Test
    void aFileWithoutAuthoritiesIsTold(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("ca.pem"), "hush-hush");
        var broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nhush-hush\n-----END CERTIFICATE-----\n");

        assertThat(problems(Map.of("PAIGO_MCP_CA_FILE", file.toString())))
                .singleElement()
                .asString()
                .contains("PAIGO_MCP_CA_FILE names " + file, "no certificates in PEM");
        assertThat(problems(Map.of("PAIGO_MCP_CA_FILE", broken.toString())))
                .singleElement()
                .asString()
                .contains("no certificates in PEM");
        assertThat(problems(Map.of("PAIGO_MCP_CA_FILE", folder.resolve("none").toString())))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }
}
