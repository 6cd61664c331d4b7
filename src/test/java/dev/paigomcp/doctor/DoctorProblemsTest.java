package dev.paigomcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.SelfSigned;
import dev.paigomcp.common.Daemons;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "401 | {\"error\":\"access_denied\",\"error_description\":\"Unauthorized hush-hush-4711\"} |"
                        + " Unauthorized | the secret is wrong, or belongs to the other environment",
                "403 | {\"error_description\":\"Client is not authorized to access client-1234\"} | not authorized |"
                        + " the audience is wrong",
                "404 | <html>Not Found</html> | 404 | not the address of the token endpoint",
                "302 | ~~ | a redirect | not the address of the token endpoint",
                "503 | down | 503 | try again",
                "200 | nonsense | not JSON | PAIGO_TOKEN_URL",
                "200 | {} | without a token | PAIGO_TOKEN_URL"
            })
    void saysWhyThereIsNoToken(int status, String body, String reason, String fix) throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.tokens = (request, line) -> line.answer(request.method().equals("HEAD") ? 200 : status, body);

            var said = examined.examine();

            assertThat(said.well()).isFalse();
            assertThat(said.status("token")).isEqualTo("problem");
            assertThat(said.words("token")).contains(reason, fix);
            assertThat(said.status("get_account")).isEqualTo("skipped");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "401 | {\"message\":\"Unauthorized token-0815\"} | Unauthorized | PAIGO_AUDIENCE is wrong",
                "404 | {\"message\":\"Cannot GET /settings/profile\"} | Cannot GET | PAIGO_BASE_URL is not the address",
                "200 | <html>Welcome</html> | not JSON | PAIGO_BASE_URL is not the address",
                "500 | {\"message\":\"oops\"} | oops | wait a while"
            })
    void saysWhyTheAccountCannotBeRead(int status, String body, String reason, String fix) throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.api = (request, line) -> line.answer(request.method().equals("HEAD") ? 403 : status, body);

            var said = examined.examine();

            assertThat(said.status("token")).isEqualTo("ok");
            assertThat(said.status("get_account")).isEqualTo("problem");
            assertThat(said.words("get_account")).contains(reason, fix);
        }
    }

    @Test
    void saysThatANameIsUnknown() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.env.put("PAIGO_BASE_URL", "https://no-such-host.invalid");

            var said = examined.examine();

            assertThat(said.status("API name")).isEqualTo("problem");
            assertThat(said.words("API name")).contains("no-such-host.invalid", "DNS");
            assertThat(said.status("API connection")).isEqualTo("skipped");
            assertThat(said.status("token")).isEqualTo("ok");
            assertThat(said.status("get_account")).isEqualTo("skipped");
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.tokenServer.close();

            var said = examined.examine();

            assertThat(said.status("token name")).isEqualTo("ok");
            assertThat(said.words("token connection")).contains("refused", "firewall");
            assertThat(said.status("token")).isEqualTo("skipped");
            assertThat(said.status("get_account")).isEqualTo("skipped");
        }
    }

    @Test
    void endsInTimeWhateverHangs() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.api = (request, line) -> new CountDownLatch(1).await();
            examined.tokens = (request, line) -> {
                for (var never = new CountDownLatch(1); !never.await(20, TimeUnit.MILLISECONDS); ) {
                    line.raw("H"); // one byte at a time, without end
                }
            };
            var start = System.nanoTime();

            var report = ExaminedAccount.report(examined.env, false);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(ExaminedAccount.TIMEOUTS.total().plusSeconds(5));
            assertThat(report).contains("Problems found: 2.").contains("no answer in time");
        }
    }

    @Test
    void endsInTimeWhenTokenAndReadHang() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.tokens = (request, line) -> {
                if (request.method().equals("HEAD")) {
                    line.answer(404, "");
                } else {
                    new CountDownLatch(1).await();
                }
            };
            var start = System.nanoTime();

            var report = ExaminedAccount.report(examined.env, false);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(ExaminedAccount.TIMEOUTS.total().plusSeconds(5));
            assertThat(report).containsPattern("problem +token ");
        }
    }

    @Test
    void saysThatWhatAnswersIsNotHttp() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.api = (request, line) -> {
                line.raw("220 mail.example.com ESMTP\r\n\r\n");
                line.drop();
            };

            assertThat(examined.examine().words("API connection")).contains("not HTTP", "check the address");
        }
    }

    @Test
    void saysThatThereIsNoTls() throws IOException {
        try (var examined = new ExaminedAccount();
                var plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            answer(plain, "HTTP/1.1 400 Bad Request\r\n\r\n");
            examined.env.put("PAIGO_BASE_URL", "https://localhost:" + plain.getLocalPort());

            assertThat(examined.examine().words("API connection")).contains("TLS", "another protocol");
        }
    }

    @Test
    void saysThatACertificateIsNotTrusted(@TempDir Path folder) throws Exception {
        try (var examined = new ExaminedAccount();
                var secure = new SelfSigned(folder, "localhost").listen()) {
            answer(secure, "HTTP/1.1 200 OK\r\n\r\n");
            examined.env.put("PAIGO_BASE_URL", "https://localhost:" + secure.getLocalPort());

            assertThat(examined.examine().words("API connection"))
                    .contains("an authority that this Java does not trust", "PAIGO_MCP_CA_FILE");
        }
    }

    /** Answers each connection until the listener is closed. */
    private static void answer(ServerSocket listener, String answer) {
        Daemons.call("test", () -> {
            while (!listener.isClosed()) {
                var socket = listener.accept();
                Daemons.call("test", () -> {
                    try (Socket accepted = socket) {
                        accepted.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                        return accepted.getInputStream().read();
                    }
                });
            }
            return true;
        });
    }
}
