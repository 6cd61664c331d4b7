package dev.paigomcp.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.BasePact;
import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.PactSpecVersion;
import dev.paigomcp.common.Secret;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.paigo.ClientLimits;
import dev.paigomcp.paigo.PaigoGateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Drives each example of the mapping through its tool and the generated client against Pact's mock server, one run each,
 * and holds what was asked of Paigo against the committed pact. {@code -Dpacts=update} accepts a difference.
 */
class ConsumerPactTest {
    static final Path PACT = Path.of("pacts", "paigo-mcp-paigo.json");
    private static final boolean UPDATE = "update".equals(System.getProperty("pacts"));
    private static final List<Example> EXAMPLES = Example.all();

    @TestFactory
    Stream<DynamicTest> asksPaigoForEachExampleAsThePactSays() {
        return EXAMPLES.stream().map(example -> DynamicTest.dynamicTest(example.toString(), () -> verify(example)));
    }

    private static void verify(Example example) {
        var pact = new PactDocument();
        Conversation.of(example, EXAMPLES).forEach(turn -> pact.add(example, turn));
        var loaded = (BasePact) DefaultPactReader.INSTANCE.loadPact(pact.text());
        var mock = MockProviderConfig.httpConfig("127.0.0.1", 0, PactSpecVersion.V4);
        var isError = new AtomicReference<Boolean>();

        var outcome = ConsumerPactRunnerKt.<Void>runConsumerTest(loaded, mock, (server, context) -> {
            var token = new Secret(PactDocument.TOKEN);
            try (var paigo = PaigoGateway.withFixedToken(
                    URI.create(server.getUrl()),
                    token,
                    ClientLimits.standard(),
                    AnswerBudget.ofHeap().part(),
                    Conversation.CLOCK,
                    () -> 0.5)) {
                isError.set(Conversation.call(example, paigo).isError());
            }
            return null;
        });

        assertThat(outcome).as(outcome.getDescription()).isInstanceOf(PactVerificationResult.Ok.class);
        assertThat(isError.get()).as("the tool's result is an error").isEqualTo(!example.isSuccess());
    }

    @Test
    void thePactIsTheCommittedOne() throws IOException {
        var pact = new PactDocument();
        EXAMPLES.forEach(example -> Conversation.of(example, EXAMPLES).forEach(turn -> pact.add(example, turn)));
        if (UPDATE) {
            Files.createDirectories(PACT.getParent());
            Files.writeString(PACT, pact.text());
        }
        assertThat(PACT)
                .as("the committed pact; make it with: mvn verify -Dpacts=update")
                .exists();
        assertThat(pact.text())
                .as("what this server asks of Paigo; if the change is intended, run: mvn verify -Dpacts=update")
                .isEqualTo(Files.readString(PACT));
    }
}
