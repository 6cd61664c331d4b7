package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refresh token gives, to whom, for how long, and what its second use means. */
class RefreshTokensTest extends TokenTests {
    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeFamily() {
        var tokens = app.tokens();
        var first = refreshToken(tokens);
        var second = TestApp.json(app.refresh(first));

        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));

        isRefused(app.refresh(first), "invalid_grant");

        areNobodys(second);
    }

    /** As when its answer was lost on the way. */
    @Test
    void aRefreshThatIsRepeatedAtOnceGivesAnotherPair() {
        var first = refreshToken(app.tokens());
        app.refresh(first);
        world.clock.pass(RefreshTokens.LEEWAY.minusSeconds(1));

        var again = TestApp.json(app.refresh(first));

        areGood(again);
    }

    /** @param writes how many rows are written before the store fails; all that a refresh writes are four */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whoRefreshesAgainAfterTheStoreFailedIsNoThief(int writes) {
        var first = refreshToken(app.tokens());
        world.records.writesLeft = writes;
        isToComeBack(app.refresh(first));
        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));

        var tokens = TestApp.json(app.refresh(first));

        areGood(tokens);
    }

    /** Two uses at once give two access tokens, and one family: a thief's does not live on beside the owner's. */
    @Test
    void aThiefWhoRefreshesBesideTheOwnerGetsNoFamilyOfTheirOwn() {
        var stolen = refreshToken(app.tokens());
        var thiefs = refreshToken(TestApp.json(app.refresh(stolen)));
        var owners = refreshToken(TestApp.json(app.refresh(stolen)));
        var latest = refreshToken(TestApp.json(app.refresh(owners)));
        app.refresh(stolen);
        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));

        isRefused(app.refresh(thiefs), "invalid_grant");
        isRefused(app.refresh(latest), "invalid_grant");
    }

    @Test
    void aRefreshThatIsRepeatedOverAndOverEndsTheFamily() {
        var first = refreshToken(app.tokens());
        for (var n = 0; n < RefreshTokens.MAX_USES; n++) {
            assertThat(app.refresh(first).statusCode()).isEqualTo(200);
        }

        isRefused(app.refresh(first), "invalid_grant");
    }

    @Test
    void scopesOfOthersMeanNothingAtBothEndpoints() {
        var question = app.question();
        question.put("scope", "openid offline_access");
        var page = new TestBrowser(world).get(TestApp.url(question));
        assertThat(page.statusCode()).as("it asks for all that there is").isEqualTo(200);

        var first = refreshToken(app.tokens());
        var same = app.refresh(first, "openid paigo:read");
        assertThat(TestApp.json(same).path("scope").stringValue()).isEqualTo("paigo:read");
    }

    @Test
    void aRefreshCanTakeLessButNotMore() {
        var first = refreshToken(app.tokens());
        isRefused(app.refresh(first, "paigo:read paigo:money"), "invalid_scope");

        var less = TestApp.json(app.refresh(first, "paigo:read"));
        assertThat(less.path("scope").stringValue()).isEqualTo("paigo:read");
        var again = TestApp.json(app.refresh(refreshToken(less)));
        assertThat(again.path("scope").stringValue()).isEqualTo("paigo:read paigo:write");
    }

    @Test
    void aRefreshForAScopeThatThereIsNotIsRefused() {
        var first = refreshToken(app.tokens());
        isRefused(app.refresh(first, "paigo:read paigo:everything"), "invalid_scope");

        assertThat(app.refresh(first).statusCode()).as("it was not used").isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsForTheClientThatGotIt() {
        var token = refreshToken(app.tokens());

        isRefused(TestApp.registered(world).refresh(token), "invalid_grant");
        assertThat(app.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshingDoesNotOutlastTheConsent() {
        var refresh = refreshToken(app.tokens());
        for (var month = 1; month <= 3; month++) {
            world.clock.pass(Duration.ofDays(29));
            refresh = refreshToken(TestApp.json(app.refresh(refresh)));
        }
        world.clock.pass(Duration.ofDays(4));

        isRefused(app.refresh(refresh), "invalid_grant");
    }
}
