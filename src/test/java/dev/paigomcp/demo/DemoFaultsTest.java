package dev.paigomcp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.paigomcp.demo.RequestLog.DemoRequest;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class DemoFaultsTest {
    private static final String CREDIT = "{\"transactionAmount\":\"1\"}";
    private static final String CREDITS = "/customers/c/transactions";
    private static final SettableClock CLOCK = new SettableClock();
    private static DemoPaigo demo;
    private static DemoClient client;

    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-10T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeAll
    static void start() {
        demo = DemoPaigo.start(DemoOptions.empty(CLOCK));
        client = new DemoClient(demo);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @BeforeEach
    void startOver() {
        admin("reset", "{'seed':'empty'}");
        admin("given", "{'customer':{'customerId':'c'}}");
    }

    @Test
    void closesTheConnectionBeforeApplying() {
        admin("faults", "{'match':{'method':'POST','path':'" + CREDITS + "'},'do':{'drop':'before'}}");

        assertThatThrownBy(() -> client.post(CREDITS, CREDIT)).isInstanceOf(UncheckedIOException.class);

        assertThat(balance()).isEqualTo("0");
        assertThat(demo.requests()).contains(new DemoRequest("POST", CREDITS, 0, false));
    }

    @Test
    void closesTheConnectionAfterApplying() {
        admin("faults", "{'match':{'method':'POST','path':'" + CREDITS + "'},'do':{'drop':'after'}}");

        assertThatThrownBy(() -> client.post(CREDITS, CREDIT)).isInstanceOf(UncheckedIOException.class);

        assertThat(balance()).isEqualTo("1");
        var seen = client.get("/_demo/requests").json().path("data").get(0);
        assertThat(seen.toString())
                .isEqualTo(
                        "{\"method\":\"POST\",\"path\":\"" + CREDITS + "\",\"status\":\"dropped\",\"applied\":true}");
    }

    @Test
    void answersWhatItWasToldAsOftenAsItWasTold() {
        admin(
                "faults",
                "{'match':{'path':'/customers/**','times':2},'do':{'status':429,'headers':{'Retry-After':'1'},"
                        + "'body':{'message':'slow down'}}}");

        var first = client.post(CREDITS, CREDIT);
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.message()).isEqualTo("slow down");
        assertThat(first.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(client.get("/customers").status()).isEqualTo(200);
        assertThat(client.get("/customers/c").status()).isEqualTo(429);
        assertThat(balance()).isEqualTo("0");
    }

    @Test
    void failsUntilFaultsAreCleared() {
        admin("faults", "{'match':{'times':0},'do':{'status':503}}");

        assertThat(client.get("/offerings").status()).isEqualTo(503);
        assertThat(client.get("/customers").status()).isEqualTo(503);
        assertThat(client.tokenFor(demo.clientSecret()).status()).isEqualTo(200);
        client.call("DELETE", "/_demo/faults", "");
        assertThat(client.get("/offerings").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"html,text/html,<html>", "truncated,application/json,{\"mess", "empty,application/json,''"})
    void answersGarbage(String kind, String type, String start) {
        admin("faults", "{'match':{'method':'POST'},'do':{'garbage':'" + kind + "'}}");

        var answer = client.post(CREDITS, CREDIT);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith(type);
        assertThat(answer.text()).startsWith(start);
        assertThatThrownBy(() -> DemoJson.object().setAll((ObjectNode) answer.json()))
                .isInstanceOf(RuntimeException.class);
        assertThat(balance()).isEqualTo("1");
    }

    @Test
    void keepsAnsweringOthersWhileManyRequestsWait() {
        admin("faults", "{'match':{'path':'/offerings','times':0},'do':{'delayMillis':5000}}");
        var slow = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 150; i++) {
            slow.add(client.statusLater("GET", "/offerings", ""));
        }

        assertThat(client.get("/customers").status()).isEqualTo(200);

        assertThat(slow).as("still waiting").noneMatch(CompletableFuture::isDone);
        assertThat(slow.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    @Test
    void stopsWithoutWaitingForRequestsThatWait() {
        var other = DemoPaigo.start(DemoOptions.empty(CLOCK));
        var caller = new DemoClient(other);
        caller.post("/_demo/faults", "{\"match\":{\"path\":\"/offerings\"},\"do\":{\"delayMillis\":60000}}");
        caller.statusLater("GET", "/offerings", "");
        assertThat(caller.get("/customers").status()).isEqualTo(200);

        assertTimeoutPreemptively(Duration.ofSeconds(10), other::close);
    }

    @Test
    void showsAWriteOnlyAfterItsLag() {
        admin("visibility", "{'afterSeconds':5}");

        client.post(CREDITS, CREDIT);
        client.post(
                "/customers",
                "{\"customerId\":\"late\",\"customerName\":\"n\",\"email\":\"e\",\"paymentChannel\":\"manual\"}");

        assertThat(balance()).isEqualTo("0");
        assertThat(client.get("/customers/late").status()).isEqualTo(404);
        assertThat(client.post(CREDITS, "{\"transactionAmount\":\"-1\"}").status())
                .as("applied at once")
                .isEqualTo(201);
        CLOCK.now = CLOCK.now.plusSeconds(5);
        assertThat(client.get("/customers/late").status()).isEqualTo(200);
        assertThat(client.get(CREDITS).json().path("data")).hasSize(2);
    }

    @Test
    void refusesTheNextRequestOfOneOperation() {
        admin("given", "[{'refuse':{'operation':'GET /customers/{customerId}','status':400,'body':{'message':'no'}}}]");

        assertThat(client.get("/customers").status()).isEqualTo(200);
        assertThat(client.get("/customers/c").message()).isEqualTo("no");
        assertThat(client.get("/customers/c").status()).isEqualTo(200);
    }

    @Test
    void holdsWhatItIsGiven() {
        admin(
                "given",
                "{'customer':{'customerId':'g','customerName':'Given','creditBalance':'12.50','invoices':[{}]},"
                        + "'invoice':{'invoiceId':'i-1','customerId':'g','totalAmountWithoutTax':10.10},"
                        + "'dimension':{'dimensionId':'d-1'},'offering':[{'offeringId':'o-1','dimensionIds':['d-1']}],"
                        + "'usage':{'customerId':'g','dimensionId':'d-1','recordValue':'3'},"
                        + "'transaction':{'customerId':'g','transactionAmount':'0.5'}}");

        var customer = client.get("/customers/g").first();
        assertThat(customer.path("creditBalance").stringValue()).isEqualTo("13.00");
        assertThat(customer.path("invoices")).hasSize(2);
        assertThat(client.get("/invoices/i-1").text()).contains("\"totalAmountWithoutTax\":10.10");
        assertThat(client.get("/offerings/o-1").first().path("dimensions")).hasSize(1);
        assertThat(client.get("/customers/g/usage").json().path("data")).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAnAdminRequest() {
        assertThat(client.post("/_demo/faults", "{\"do\":{\"delay\":1}}").message())
                .contains("\"delay\"", "delayMillis");
        assertThat(client.post("/_demo/given", "{\"customers\":{}}").message()).contains("\"customers\"", "customer");
        assertThat(client.post("/_demo/nothing", "{}").status()).isEqualTo(404);
    }

    @Test
    void refusesAdminRequestsUnlessItListensOnLoopback() {
        try (var open = DemoPaigo.start(new DemoOptions("0.0.0.0", 0, CLOCK, DemoOptions.Seed.EMPTY))) {
            var caller = new DemoClient(open);

            assertThat(caller.post("/_demo/reset", "{\"seed\":\"empty\"}").status())
                    .isEqualTo(403);
            assertThat(caller.get("/customers").status()).isEqualTo(200);
        }
    }

    private static void admin(String route, String body) {
        var answer = client.post("/_demo/" + route, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String balance() {
        return client.get("/customers/c").first().path("creditBalance").stringValue();
    }
}
