package dev.paigomcp.oauth;

import dev.paigomcp.mapping.Scope;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** People who sign in at the identity provider of their organisation, and an application that they let in. */
abstract class CompanySignIns {
    final FakeProvider provider = new FakeProvider();
    final Map<String, Set<Scope>> rules = Acme.rules();
    final World world = World.company(Acme.signIn(provider, rules), Acme.ACCOUNTS);
    final TestBrowser browser = new TestBrowser(world);
    final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
        provider.close();
    }

    HttpResponse<String> signIn() {
        return browser.follow(browser.get(app.authorizeUrl()));
    }

    /** Returns the tokens that the application gets for the answer to a consent. */
    JsonNode tokens(HttpResponse<String> allowed) {
        var code = String.valueOf(TestBrowser.answer(allowed).get("code"));
        return TestApp.json(app.token(app.codeRequest(code)));
    }
}
