package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers of many networks who fill whatever they can fill: nobody else is shut out. */
class FloodTest {
    private static final OAuthSettings.Bounds FEW = new OAuthSettings.Bounds(50, 50);
    private static final String CLIENT =
            "{\"redirect_uris\":[\"https://app.example.com/cb\"],\"token_endpoint_auth_method\":\"none\"}";

    private final World world = World.bounded(FEW);

    @AfterEach
    void close() {
        world.close();
    }

    /** @param network of 64 bits, with a gap for a number */
    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:0:%x::/64", "2001:db8:%x:1::/64", "198.51.%d.7"})
    void registrationsFromSixtyNetworksShutNobodyOut(String network) {
        var app = TestApp.registered(world);
        var page = new TestBrowser(world).get(app.authorizeUrl());

        IntStream.range(0, 60)
                .forEach(n -> IntStream.range(0, 5).forEach(again -> {
                    var registered = TestApp.register(world, CLIENT, network.formatted(n));
                    assertThat(registered.statusCode()).isEqualTo(201);
                }));

        assertThat(world.records.count("client")).isLessThanOrEqualTo(FEW.registrations());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(TestApp.register(world, CLIENT, "203.0.113.9").statusCode()).isEqualTo(201);
        assertThat(app.tokens().path("access_token").isString())
                .as("who registered before the flood and signs in after it")
                .isTrue();
    }

    @Test
    void aRegistrationThatLedToAGrantStaysAndOldUnusedOnesGo() {
        var used = TestApp.registered(world);
        used.tokens();
        var oldest = TestApp.registered(world);
        world.clock.pass(Duration.ofMinutes(1));
        var ids = IntStream.range(0, FEW.registrations())
                .mapToObj(n -> TestApp.registered(world).clientId)
                .toList();

        var browser = new TestBrowser(world);
        assertThat(browser.get(oldest.authorizeUrl()).statusCode()).isEqualTo(400);
        assertThat(browser.get(used.authorizeUrl()).statusCode()).isEqualTo(200);
        assertThat(browser.get(new TestApp(world, ids.get(ids.size() - 1)).authorizeUrl())
                        .statusCode())
                .as("the newest")
                .isEqualTo(200);
    }

    private List<TestApp> inUse(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    var app = TestApp.registered(world);
                    app.tokens();
                    return app;
                })
                .toList();
    }

    private int begin(TestApp app) {
        return new TestBrowser(world).get(app.authorizeUrl()).statusCode();
    }

    /** As when the registrations of a year ago were in use for a day each. */
    @Test
    void registrationsInUseShutNobodyOut() {
        var longUnused = inUse(FEW.registrations() / 2);
        world.clock.pass(Duration.ofDays(20));
        var used = inUse(FEW.registrations() - longUnused.size());

        assertThat(TestApp.register(world, CLIENT, "203.0.113.9").statusCode()).isEqualTo(201);

        assertThat(world.records.count("client")).isLessThanOrEqualTo(FEW.registrations());
        assertThat(longUnused.stream().filter(app -> begin(app) == 400)).isNotEmpty();
        assertThat(used).allMatch(app -> begin(app) == 200);
    }

    @Test
    void ofRegistrationsInUseThoseWithoutAGrantGoFirst() {
        var oldest = inUse(20);
        world.clock.pass(Duration.ofDays(3));
        var ended = inUse(10);
        world.clock.pass(Duration.ofDays(3));
        ended.forEach(app -> world.records.removeOwned("grant", app.clientId));
        inUse(20);

        TestApp.register(world, CLIENT, "203.0.113.9");

        assertThat(ended).allMatch(app -> begin(app) == 400);
        assertThat(oldest).allMatch(app -> begin(app) == 200);
    }

    /** Its grant has ended, and its person is at the sign-in page when others need room. */
    @Test
    void aSignInUnderWayOfARegistrationInUseIsNotCut() {
        var app = inUse(1).get(0);
        world.clock.pass(Duration.ofDays(100));
        inUse(FEW.registrations() - 1);
        world.clock.pass(Duration.ofMinutes(1));
        var browser = new TestBrowser(world);
        var page = browser.get(app.authorizeUrl());

        TestApp.register(world, CLIENT, "203.0.113.9");

        var consent = browser.signInOwn(page, world.paigo.clientId(), world.paigo.clientSecret());
        var code = String.valueOf(TestBrowser.answer(browser.allow(consent)).get("code"));
        assertThat(app.token(app.codeRequest(code)).statusCode()).isEqualTo(200);
    }

    /** Those in use leave room enough for it. */
    @Test
    void aFirstSignInUnderWayIsNotCutWhileNearlyAllAreInUse() {
        inUse(FEW.registrations() - 1);
        var app = TestApp.registered(world);
        var browser = new TestBrowser(world);
        var page = browser.get(app.authorizeUrl());

        for (var n = 0; n < 4; n++) {
            TestApp.register(world, CLIENT, "203.0.113." + n);
        }

        var consent = browser.signInOwn(page, world.paigo.clientId(), world.paigo.clientSecret());
        var code = String.valueOf(TestBrowser.answer(browser.allow(consent)).get("code"));
        assertThat(app.token(app.codeRequest(code)).statusCode()).isEqualTo(200);
    }

    /** They are few, so that the flood takes its own place. */
    @Test
    void aFloodOfStrangersTakesNothingInUse() {
        var used = inUse(FEW.registrations() * 9 / 10);

        IntStream.range(0, 60)
                .forEach(n -> assertThat(TestApp.register(world, CLIENT, "198.51.%d.7".formatted(n))
                                .statusCode())
                        .isEqualTo(201));

        assertThat(used).allMatch(app -> begin(app) == 200);
    }

    @Test
    void boundsWhatTheNetworksOfOneProviderRegisterTogether() {
        var statuses = IntStream.rangeClosed(0, ClientRegistry.MAX_PER_WIDER_NETWORK)
                .map(n -> TestApp.register(world, CLIENT, "2001:db8:7:%x::/64".formatted(n % 250))
                        .statusCode())
                .boxed()
                .toList();

        assertThat(statuses.subList(0, ClientRegistry.MAX_PER_WIDER_NETWORK)).containsOnly(201);
        assertThat(statuses.get(ClientRegistry.MAX_PER_WIDER_NETWORK)).isEqualTo(429);
        assertThat(TestApp.register(world, CLIENT, "2001:db8:8:1::/64").statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:0:%x::/64", "2001:db8:%x:1::/64"})
    void aSignInUnderWayOutlivesAFloodOfOthers(String network) {
        var app = TestApp.registered(world);
        var browser = new TestBrowser(world, "203.0.113.9");
        var page = browser.get(app.authorizeUrl());

        IntStream.range(0, 60)
                .forEach(n -> IntStream.range(0, 5).forEach(again -> {
                    var begun = new TestBrowser(world, network.formatted(n)).get(app.authorizeUrl());
                    assertThat(begun.statusCode()).isEqualTo(200);
                }));

        assertThat(world.records.count("sign-in")).isLessThanOrEqualTo(FEW.pendingSignIns());
        var consent = browser.signInOwn(page, world.paigo.clientId(), world.paigo.clientSecret());
        assertThat(browser.allow(consent).statusCode()).isEqualTo(303);
    }
}
