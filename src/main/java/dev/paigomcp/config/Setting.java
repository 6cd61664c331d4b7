package dev.paigomcp.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be set, and under which names. */
enum Setting {
    environment("PAIGO_ENVIRONMENT", "PAIGO_ENVIRONMENT_FILE", "--environment", null),
    clientId("PAIGO_CLIENT_ID", "PAIGO_CLIENT_ID_FILE", "--client-id", null),
    /** Has no flag of its own: a command line is seen by every process of the machine. */
    clientSecret("PAIGO_CLIENT_SECRET", "PAIGO_CLIENT_SECRET_FILE", null, "--client-secret-file"),
    baseUrl("PAIGO_BASE_URL", null, "--base-url", null),
    tokenUrl("PAIGO_TOKEN_URL", null, "--token-url", null),
    audience("PAIGO_AUDIENCE", null, "--audience", null),
    writes("PAIGO_WRITES", null, "--writes", null),
    host("PAIGO_MCP_HOST", null, "--host", null),
    port("PAIGO_MCP_PORT", null, "--port", null),
    publicUrl("PAIGO_MCP_PUBLIC_URL", null, "--public-url", null),
    outputSchemas("PAIGO_MCP_OUTPUT_SCHEMAS", null, "--output-schemas", null),
    corsOrigins("PAIGO_MCP_CORS_ORIGINS", null, "--cors-origins", null),
    mode("PAIGO_MCP_MODE", null, "--mode", null),
    accounts("PAIGO_MCP_ACCOUNTS", null, "--accounts", null);

    /** Those that say something of the account at Paigo, in the order in which messages name them. */
    static final List<Setting> OF_PAIGO =
            List.of(environment, clientId, clientSecret, baseUrl, tokenUrl, audience, writes);

    final String variable;
    final @Nullable String fileVariable;
    final @Nullable String flag;
    final @Nullable String fileFlag;

    Setting(String variable, @Nullable String fileVariable, @Nullable String flag, @Nullable String fileFlag) {
        this.variable = variable;
        this.fileVariable = fileVariable;
        this.flag = flag;
        this.fileFlag = fileFlag;
    }

    boolean isNamed(String name) {
        return named(variable, fileVariable).anyMatch(name::equals)
                || named(flag, fileFlag).anyMatch(name::equals);
    }

    static List<String> variables() {
        return Arrays.stream(values())
                .flatMap(setting -> named(setting.variable, setting.fileVariable))
                .toList();
    }

    static List<String> flags() {
        return Arrays.stream(values())
                .flatMap(setting -> named(setting.flag, setting.fileFlag))
                .toList();
    }

    private static Stream<String> named(@Nullable String one, @Nullable String other) {
        return Stream.of(one, other).flatMap(Stream::ofNullable);
    }
}
