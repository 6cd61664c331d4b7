package dev.paigomcp.conformance;

import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client of the Java SDK, at several ages, tells the billing story. */
class JavaSdkClientTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0.12.1, 2025-03-26", "0.17.2, 2025-06-18", "1.0.0, 2025-11-25", "2.1.0, 2025-11-25"})
    void theJavaSdkBillsACustomer(String version, String revision) throws IOException {
        try (var server = new DemoServer()) {
            server.isBusyOnce();
            new JavaSdk(version)
                    .tell("http", List.of(server.address().toString()))
                    .isToldIn(revision, "demo");
        }
    }

    /** Over pipes these versions speak 2024-11-05, and end the connection when they are answered with another revision. */
    @ParameterizedTest
    @CsvSource({"0.12.1, 2024-11-05", "0.17.2, 2024-11-05", "1.0.0, 2024-11-05"})
    void theJavaSdkStartsTheServerItselfAndBillsACustomer(String version, String revision) throws IOException {
        overStdio(version).isToldIn(revision, "sandbox");
    }

    /** The first of them, which has no transport for HTTP but that of 2024-11-05. */
    @Test
    void aVersionWithoutProgressStartsTheServerItselfAndBillsACustomer() throws IOException {
        overStdio("0.10.0").isToldWithoutProgressIn("2024-11-05");
    }

    private BillingStory overStdio(String version) throws IOException {
        try (var demo = DemoPaigo.start(DemoOptions.sample(Clock.systemUTC()))) {
            DemoServer.isBusyOnce(demo);
            return new JavaSdk(version).tell("stdio", StdioCommand.before(demo, folder));
        }
    }
}
