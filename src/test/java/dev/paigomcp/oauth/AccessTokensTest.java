package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.StoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a token lets in, where, and until when. */
class AccessTokensTest extends TokenTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789012345678901234567890123456789012"})
    void aTokenThatWasNeverGivenIsNobodys(String token) {
        assertThat(verify(token)).isEmpty();
    }

    /** Two servers may share a database: what one gives is nothing to the other. */
    @Test
    void whatAnotherServerGaveOnTheSameStoreIsNothingHere() {
        var tokens = app.tokens();
        var request = app.codeRequest(app.code(browser));
        request.remove("resource");
        try (var other = world.neighbour()) {
            var there = new TestApp(other, app.clientId);

            isRefused(there.token(request), "invalid_grant");
            isRefused(there.refresh(refreshToken(tokens)), "invalid_grant");
            assertThat(other.server.tokens().verify(accessToken(tokens))).isEmpty();
        }
        assertThat(verify(accessToken(tokens))).isPresent();
    }

    @Test
    void tokensExpire() {
        var tokens = app.tokens();
        var access = accessToken(tokens);

        world.clock.pass(Duration.ofMinutes(59));
        assertThat(verify(access)).isPresent();
        world.clock.pass(Duration.ofMinutes(2));
        assertThat(verify(access)).isEmpty();
        world.clock.pass(Duration.ofDays(31));
        isRefused(app.refresh(refreshToken(tokens)), "invalid_grant");
    }

    @Test
    void aRevokedTokenIsNobodys() {
        var tokens = app.tokens();
        var access = accessToken(tokens);
        assertThat(verify(access)).isPresent();

        assertThat(app.revoke("unknown").statusCode()).isEqualTo(200);
        assertThat(TestApp.registered(world).revoke(access).statusCode()).isEqualTo(200);
        assertThat(verify(access)).as("another client revoked it").isPresent();

        assertThat(app.revoke(access).statusCode()).isEqualTo(200);
        assertThat(verify(access)).isEmpty();
        isRefused(app.refresh(refreshToken(tokens)), "invalid_grant");
    }

    @Test
    void revokingLeavesNothingOfTheConsent() {
        app.revoke(refreshToken(app.tokens()));

        assertThat(world.records.count("grant")).isZero();
        assertThat(world.records.count("access")).isZero();
        assertThat(world.records.count("refresh")).isZero();
    }

    /** As when it is issued at the very moment, by another replica. */
    @Test
    void anAccessTokenThatComesAfterItsConsentWasRevokedIsNobodys() {
        var tokens = app.tokens();
        var access = accessToken(tokens);
        var row = world.records.find("access", RandomTokens.hash(access)).orElseThrow();
        app.revoke(refreshToken(tokens));

        world.records.put(row);

        assertThat(verify(access)).isEmpty();
    }

    @Test
    void whoCalledJustNowIsLetInWithoutTheStore() {
        var access = accessToken(app.tokens());
        assertThat(verify(access)).isPresent();
        world.records.away = true;

        assertThat(verify(access)).isPresent();
        world.clock.pass(Duration.ofSeconds(3));
        assertThatThrownBy(() -> verify(access)).isInstanceOf(StoreException.class);
    }

    /** Revoked at another replica, at a time that is still to come again. */
    @Test
    void aClockThatWasSetBackKeepsNobodyWhoWasRevoked() {
        var access = accessToken(app.tokens());
        assertThat(verify(access)).isPresent();
        var row = world.records.find("access", RandomTokens.hash(access)).orElseThrow();
        world.clock.pass(Duration.ofDays(-1));

        world.records.take("grant", row.owner());

        assertThat(verify(access)).isEmpty();
    }
}
