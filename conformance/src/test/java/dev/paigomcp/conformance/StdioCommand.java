package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a client starts the jar as its child, before a Paigo that is there already: the word "stdio" and the command. */
final class StdioCommand {
    private static final Path JAR = Path.of("../target/paigo-mcp.jar").toAbsolutePath();

    private StdioCommand() {}

    static List<String> before(DemoPaigo demo, Path folder) throws IOException {
        return before(demo.baseUrl(), demo.clientId(), demo.clientSecret(), folder);
    }

    /** @param folder for a file that holds the secret */
    static List<String> before(URI paigo, String clientId, String clientSecret, Path folder) throws IOException {
        assertThat(JAR)
                .as("the phase package makes it: mvn verify -Pconformance")
                .exists();
        var secret = Files.writeString(folder.resolve("secret"), clientSecret);
        return List.of(
                "stdio",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", // as the launcher starts it
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "stdio",
                "--environment",
                "sandbox",
                "--base-url",
                paigo.toString(),
                "--token-url",
                paigo.resolve("/oauth/token").toString(),
                "--client-id",
                clientId,
                "--client-secret-file",
                secret.toString());
    }
}
