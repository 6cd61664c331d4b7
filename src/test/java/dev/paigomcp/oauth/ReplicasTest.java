package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers over one store: each request meets the other one. */
class ReplicasTest {
    private final World world = World.twins();
    private final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
    }

    private boolean isGood(String access) {
        var here = world.another().tokens().verify(access);
        assertThat(world.another().tokens().verify(access)).isEqualTo(here);
        return here.isPresent();
    }

    @Test
    void whatBeginsAtOneEndsAtTheOther() {
        var tokens = app.tokens();
        assertThat(isGood(tokens.path("access_token").stringValue())).isTrue();

        var fresh = TestApp.json(app.refresh(tokens.path("refresh_token").stringValue()));
        assertThat(isGood(fresh.path("access_token").stringValue())).isTrue();

        app.revoke(fresh.path("refresh_token").stringValue());
        world.clock.pass(Duration.ofSeconds(3)); // for as long each remembers who called last
        assertThat(isGood(fresh.path("access_token").stringValue())).isFalse();
        assertThat(isGood(tokens.path("access_token").stringValue())).isFalse();
    }

    @Test
    void ofAllWhoUseACodeAtOnceOneIsAnsweredAndNothingOfItLasts() {
        var code = app.code(new TestBrowser(world));

        var answers = atOnce(() -> app.token(app.codeRequest(code)));

        lastsNot(answers);
    }

    @Test
    void ofAllWhoUseARefreshTokenAtOnceEachIsAnswered() {
        var refresh = app.tokens().path("refresh_token").stringValue();

        var answers = atOnce(() -> app.refresh(refresh));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(isGood(TestApp.json(answer).path("access_token").stringValue()))
                    .isTrue();
        });
    }

    private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>> ask) {
        return IntStream.range(0, 16).parallel().mapToObj(n -> ask.get()).toList();
    }

    private void lastsNot(List<HttpResponse<String>> answers) {
        var good = answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(good).hasSizeLessThanOrEqualTo(1);
        for (var answer : good) {
            assertThat(isGood(TestApp.json(answer).path("access_token").stringValue()))
                    .isFalse();
            assertThat(app.refresh(TestApp.json(answer).path("refresh_token").stringValue())
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
