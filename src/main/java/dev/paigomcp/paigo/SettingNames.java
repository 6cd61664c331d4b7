package dev.paigomcp.paigo;

/**
 * What the operator calls the settings of an account, for messages that name what to check.
 *
 * @param credentials the client id, its secret and the audience
 */
public record SettingNames(String credentials, String baseUrl, String tokenUrl) {
    /** The settings of the one account of the mode local. */
    public static final SettingNames VARIABLES = new SettingNames(
            "PAIGO_CLIENT_ID, PAIGO_CLIENT_SECRET and PAIGO_AUDIENCE", "PAIGO_BASE_URL", "PAIGO_TOKEN_URL");

    /** Returns the names in a block of the accounts file. */
    public static SettingNames of(String block) {
        return new SettingNames(
                "clientId, clientSecretFile and audience of " + block, "baseUrl of " + block, "tokenUrl of " + block);
    }
}
