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
    accounts("PAIGO_MCP_ACCOUNTS", null, "--accounts", null),
    dataDir("PAIGO_MCP_DATA_DIR", null, "--data-dir", null),
    databaseUrl("PAIGO_MCP_DATABASE_URL", null, null, null),
    databaseUser("PAIGO_MCP_DATABASE_USER", null, null, null),
    databasePassword("PAIGO_MCP_DATABASE_PASSWORD", "PAIGO_MCP_DATABASE_PASSWORD_FILE", null, null),
    sealKeys("PAIGO_SEAL_KEYS", "PAIGO_SEAL_KEYS_FILE", null, null),
    ratePerPrincipal("PAIGO_MCP_RATE_PER_PRINCIPAL", null, null, null),
    ratePerAddress("PAIGO_MCP_RATE_PER_ADDRESS", null, null, null),
    trustedProxies("PAIGO_MCP_TRUSTED_PROXIES", null, null, null),
    privateAddresses("PAIGO_MCP_PRIVATE_ADDRESSES", null, null, null),
    managementHost("PAIGO_MANAGEMENT_HOST", null, null, null),
    managementPort("PAIGO_MANAGEMENT_PORT", null, "--management-port", null);

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

    /** Whether its value is a list that may have a line for each entry. */
    boolean hasLines() {
        return this == sealKeys;
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
