package dev.paigomcp.config;

import org.jspecify.annotations.Nullable;

/**
 * How often the server may be called, where it was said; what holds elsewhere is for whoever asks to know.
 *
 * @param perPrincipal calls a minute of one principal; 0 for any number
 * @param perAddress calls a minute from one address; 0 for any number
 */
public record RateSettings(
        @Nullable Integer perPrincipal, @Nullable Integer perAddress) {
    /** Calls a minute of one principal, 0 for any number. */
    public int perPrincipalOr(int otherwise) {
        return perPrincipal == null ? otherwise : perPrincipal;
    }

    /** Calls a minute from one address, 0 for any number. */
    public int perAddressOr(int otherwise) {
        return perAddress == null ? otherwise : perAddress;
    }
}
