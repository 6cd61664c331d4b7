package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.OutboundSettings;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.doctor.Doctor;
import dev.paigomcp.doctor.DoctorReport;
import dev.paigomcp.outbound.Outbound;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.transport.CallScope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Paigo behind a proxy that alone knows its name, with a certificate of an authority that Java does not know. */
final class ProxiedPaigoTest {
    private static final String CONNECT = "CONNECT api.paigo.test:443 HTTP/1.1\r\nHost: api.paigo.test:443\r\n";

    @TempDir
    private Path folder;

    private DemoPaigo demo;
    private ServerSocket front;
    private RecordingProxy proxy;
    private Map<String, String> env;

    @BeforeEach
    void start() throws Exception {
        demo = DemoPaigo.start(DemoOptions.sample(Clock.systemUTC()));
        var certificate = new SelfSigned(folder, "api.paigo.test", "auth.paigo.test");
        front = certificate.listen();
        RecordingProxy.forward(front, demo.baseUrl().getPort());
        proxy = new RecordingProxy(front.getLocalPort());
        env = new HashMap<>(Map.of(
                "PAIGO_ENVIRONMENT",
                "sandbox",
                "PAIGO_BASE_URL",
                "https://api.paigo.test",
                "PAIGO_TOKEN_URL",
                "https://auth.paigo.test" + demo.tokenUrl().getPath(),
                "PAIGO_CLIENT_ID",
                demo.clientId(),
                "PAIGO_CLIENT_SECRET",
                demo.clientSecret(),
                "PAIGO_MCP_PORT",
                "0",
                "PAIGO_MCP_CA_FILE",
                certificate.pem().toString(),
                "HTTPS_PROXY",
                "http://me:hush%20hush@" + proxy.address()));
    }

    @AfterEach
    void stop() throws Exception {
        Outbound.use(OutboundSettings.DIRECT);
        proxy.close();
        front.close();
        demo.close();
    }

    private ToolResult call(String tool, String arguments) {
        try (var local = App.openLocal(SettingsReader.read(env, Map.of()))) {
            return local.tools()
                    .find(tool)
                    .orElseThrow()
                    .call(
                            (ObjectNode) Json.MAPPER.readTree(arguments.replace('\'', '"')),
                            new CallScope("test", Duration.ofSeconds(30)));
        }
    }

    private String examine() {
        var out = new ByteArrayOutputStream();
        new Doctor(env, Map.of(), Clock.systemUTC())
                .examine(new DoctorReport(new PrintStream(out, true, StandardCharsets.UTF_8), false));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isReachedByNameWithTheProxysPassword() {
        var result = call("list_customers", "{'search':'acme'}");

        assertThat(result.text()).contains("Acme");
        assertThat(proxy.heads())
                .contains(CONNECT + "Proxy-Authorization: Basic bWU6aHVzaCBodXNo\r\n\r\n")
                .anyMatch(head -> head.startsWith("CONNECT auth.paigo.test:443 "))
                .noneMatch(head -> head.contains("Authorization: Bearer") || head.contains(demo.clientSecret()));
    }

    @Test
    void aProxyThatRefusesIsToldAndNothingHasLeft() {
        proxy.answer("407 Proxy Authentication Required");

        var result =
                call("add_credits", "{'customerId':'demo-acme-robotics','currency':'USD','amount':'1','reason':'x'}");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.unreachable);
        assertThat(result.text())
                .contains("the proxy http://" + proxy.address() + " wants a user and a password")
                .doesNotContain("hush", "unknown");
    }

    @Test
    void doctorGoesTheSameWay() {
        var report = examine();

        assertThat(report)
                .contains(
                        "No problem found.",
                        "other hosts are reached through http://" + proxy.address(),
                        "those of PAIGO_MCP_CA_FILE: CN=api.paigo.test",
                        "api.paigo.test is left to the proxy http://" + proxy.address() + ", which is 127.0.0.1")
                .doesNotContain("hush");
        assertThat(report).containsPattern("given: .*HTTPS_PROXY");
    }

    @Test
    void doctorSaysWhatTheProxyRefuses() {
        proxy.answer("403 Forbidden");

        assertThat(examine())
                .contains(
                        "the proxy http://" + proxy.address() + " does not lead there: it answered 403",
                        "Fix: check HTTPS_PROXY, and what the proxy allows");
    }

    @Test
    void anAuthorityThatNobodyNamedIsNotTrusted() {
        env.remove("PAIGO_MCP_CA_FILE");

        assertThat(call("list_customers", "{}").text()).contains("no secure connection can be made (TLS)");
        assertThat(examine()).contains("an authority that this Java does not trust", "PAIGO_MCP_CA_FILE");
    }

    @Test
    void aHostInNoProxyIsReachedDirectly() {
        env.put("NO_PROXY", "paigo.test");

        assertThat(examine()).contains("api.paigo.test cannot be resolved");
        assertThat(proxy.heads()).isEmpty();
    }
}
