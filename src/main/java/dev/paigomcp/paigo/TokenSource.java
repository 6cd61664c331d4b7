package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Where the bearer token comes from. Thread-safe. */
interface TokenSource {
    /** Returns the token to send with a request. */
    Result current(CallScope scope);

    /** Returns a token in place of one that Paigo did not accept; another caller may have fetched it meanwhile. */
    Result replace(Secret refused, CallScope scope);

    /** Returns the token that is held now, if any; asks nobody for one. */
    Optional<Secret> held();

    /** Returns what the operator calls the settings that tokens are asked for with. */
    default SettingNames names() {
        return SettingNames.VARIABLES;
    }

    /** Returns a source whose token never changes. */
    static TokenSource fixed(Secret token) {
        var result = new Token(token, Duration.ofSeconds(Long.MAX_VALUE));
        return new TokenSource() {
            @Override
            public Optional<Secret> held() {
                return Optional.of(token);
            }

            @Override
            public Result current(CallScope scope) {
                return result;
            }

            @Override
            public Result replace(Secret refused, CallScope scope) {
                return result;
            }
        };
    }

    /** A token, or why there is none. */
    sealed interface Result {
        <T> T fold(Function<Token, T> obtained, Function<NoToken, T> failed);
    }

    /** @param lifetime how long the token was good for when it was issued */
    record Token(Secret value, Duration lifetime) implements Result {
        @Override
        public <T> T fold(Function<Token, T> obtained, Function<NoToken, T> failed) {
            return obtained.apply(this);
        }
    }

    /** @param why the result of the request that needed the token: nothing of it was sent */
    record NoToken(PaigoResult.Unreachable why) implements Result {
        @Override
        public <T> T fold(Function<Token, T> obtained, Function<NoToken, T> failed) {
            return failed.apply(this);
        }
    }
}
