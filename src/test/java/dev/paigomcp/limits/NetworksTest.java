package dev.paigomcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network that whoever has an address may well have too. */
final class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24",
        "2001:db8:7:1::/64, 2001:db8:7::/48",
        "2001:db8:7:1:2:3:4:5, 2001:db8:7::/48",
        "0:0:0:0:0:0:0:1, 0:0:0::/48",
        "::1, ::1",
        "192.0, 192.0",
        "unknown, unknown"
    })
    void isTheBeginningOfTheAddress(String address, String network) {
        assertThat(Networks.around(address)).isEqualTo(network);
    }
}
