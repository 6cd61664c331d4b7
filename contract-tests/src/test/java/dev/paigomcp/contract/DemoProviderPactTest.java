package dev.paigomcp.contract;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.paigomcp.common.Json;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The committed pact, replayed by Pact's provider runner against the demo: the demo answers as the pact takes Paigo to. */
@Provider("paigo")
@PactFolder("pacts")
class DemoProviderPactTest {
    private DemoPaigo demo;

    @BeforeEach
    void start(PactVerificationContext context) {
        demo = DemoPaigo.start(DemoOptions.empty(Conversation.CLOCK));
        context.setTarget(new HttpTestTarget("127.0.0.1", demo.baseUrl().getPort()));
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @State("an account with")
    void account(Map<String, Object> things) {
        demo.given(Json.MAPPER.valueToTree(things));
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void answersAsThePactSays(PactVerificationContext context, HttpRequest request) throws Exception {
        request.setHeader("Authorization", "Bearer " + token());
        context.verifyInteraction();
    }

    private String token() throws Exception {
        var credentials = Json.MAPPER
                .createObjectNode()
                .put("audience", "pact")
                .put("grant_type", "client_credentials")
                .put("client_id", demo.clientId())
                .put("client_secret", demo.clientSecret());
        var request = java.net.http.HttpRequest.newBuilder(demo.tokenUrl())
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(credentials.toString()))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return Json.MAPPER.readTree(answer.body()).path("access_token").asString();
    }
}
