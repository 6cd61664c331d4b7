package dev.paigomcp.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How addresses and what proxies write of them are read. */
final class ClientAddressTest {
    private static List<String> texts(List<Optional<InetAddress>> hops) {
        return hops.stream()
                .map(hop -> hop.map(InetAddress::getHostAddress).orElse("-"))
                .toList();
    }

    @Test
    void readsWhatProxiesUsuallyWrite() {
        assertThat(texts(ForwardedHeaders.usual(List.of(
                        "192.0.2.1, 192.0.2.2:5678", "[2001:db8::1]:443,2001:db8::2 , unknown", "::ffff:192.0.2.3"))))
                .containsExactly(
                        "192.0.2.1", "192.0.2.2", "2001:db8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:2", "-", "192.0.2.3");
    }

    @Test
    void readsWhatTheStandardSaysTheyWrite() {
        assertThat(texts(ForwardedHeaders.standard(List.of(
                        "for=192.0.2.43, For=\"[2001:db8:cafe::17]:4711\";by=203.0.113.43",
                        "proto=https;by=\"a,b;c\";host=x.example;FOR=\"192.0.2.9:80\" , for=_secret,proto=http"))))
                .containsExactly("192.0.2.43", "2001:db8:cafe:0:0:0:0:17", "192.0.2.9", "-", "-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "for",
                "for=",
                "for=1.2.3.4,",
                "for=1.2.3.4;",
                "for = 1.2.3.4",
                "for=\"x",
                "=x",
                ";",
                "by=\"\\\"\""
            })
    void takesNothingFromAStandardHeaderThatIsMalformed(String value) {
        assertThat(texts(ForwardedHeaders.standard(List.of("for=192.0.2.1", value))))
                .containsExactly("-");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.2.128/25, 10.1.2.129, true",
        "10.1.2.128/25, 10.1.2.127, false",
        "0.0.0.0/0, 9.9.9.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "::/0, ::1, true",
    })
    void aRangeHasTheAddressesThatBeginAsItDoes(String range, String address, boolean within) {
        assertThat(AddressRange.of(range)
                        .orElseThrow()
                        .contains(AddressRange.address(address).orElseThrow()))
                .isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.256",
                "::/129",
                "::g",
                ":",
                "1:2",
                "localhost",
                "example.com",
                "1:2:3:4:5:6:7:8:9",
                "[::1]",
                "::1%eth0",
                "0x7f.0.0.1"
            })
    void whatIsNeitherAddressNorRangeIsNone(String text) {
        assertThat(AddressRange.of(text)).isEmpty();
    }
}
