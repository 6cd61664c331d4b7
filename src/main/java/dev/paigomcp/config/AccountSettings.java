package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/** The accounts that the server works on, and who may call it. */
public sealed interface AccountSettings {
    /** Returns who may call. */
    Mode mode();

    /** Returns the result of the function for this kind of settings. */
    <T> T fold(Function<Demo, T> demo, Function<SingleAccount, T> single, Function<ListedAccounts, T> listed);

    /** The account of the built-in demo, for programs on this machine. */
    record Demo() implements AccountSettings {
        @Override
        public Mode mode() {
            return Mode.local;
        }

        @Override
        public <T> T fold(
                Function<Demo, T> demo, Function<SingleAccount, T> single, Function<ListedAccounts, T> listed) {
            return demo.apply(this);
        }
    }

    /**
     * One account at Paigo, for programs on this machine.
     *
     * @param environment production or sandbox
     * @param baseUrl Paigo's API, without a trailing slash
     * @param tokenUrl the endpoint that exchanges the credentials for a token
     * @param audience the audience that the token is requested for
     */
    record SingleAccount(Environment environment, URI baseUrl, URI tokenUrl, String audience, Credentials credentials)
            implements AccountSettings {
        public SingleAccount {
            if (environment == Environment.demo) {
                throw new IllegalArgumentException("the demo has no credentials");
            }
        }

        @Override
        public Mode mode() {
            return Mode.local;
        }

        @Override
        public <T> T fold(
                Function<Demo, T> demo, Function<SingleAccount, T> single, Function<ListedAccounts, T> listed) {
            return single.apply(this);
        }
    }

    /**
     * The accounts of a file, for callers who sign in.
     *
     * @param mode any mode but {@code local}
     * @param file the file that says who may call, and on which accounts
     */
    record ListedAccounts(Mode mode, Path file) implements AccountSettings {
        public ListedAccounts {
            if (mode == Mode.local) {
                throw new IllegalArgumentException("the mode local has an account of its own");
            }
        }

        @Override
        public <T> T fold(
                Function<Demo, T> demo, Function<SingleAccount, T> single, Function<ListedAccounts, T> listed) {
            return listed.apply(this);
        }
    }

    /** The OAuth client of an account at Paigo. */
    record Credentials(String clientId, Secret clientSecret) {}
}
