package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;

/** Where the bearer token comes from. Thread-safe. */
interface TokenSource {
    /** @throws PaigoFailure when there is none, which means that nothing was sent to Paigo */
    Secret current(CallScope scope);

    /**
     * A token in place of one that Paigo did not accept; another caller may have fetched it meanwhile.
     *
     * @throws PaigoFailure when there is none
     */
    Secret replace(Secret refused, CallScope scope);

    /** A token that never changes. */
    static TokenSource fixed(Secret token) {
        return new TokenSource() {
            @Override
            public Secret current(CallScope scope) {
                return token;
            }

            @Override
            public Secret replace(Secret refused, CallScope scope) {
                return token;
            }
        };
    }
}
