package dev.paigomcp.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server that others reach needs beside an account.
 *
 * @param store where it keeps what outlives it
 * @param sealKeys that secrets are sealed with, the first, and opened with, all; empty when none were given
 * @param rates how often it may be called
 * @param trustedProxies whose word on the address of a client is taken
 * @param management where the operator's port listens, if it does
 */
public record Hosting(
        StoreSettings store,
        List<SealKey> sealKeys,
        RateSettings rates,
        List<AddressRange> trustedProxies,
        @Nullable ManagementSettings management) {
    public Hosting {
        sealKeys = List.copyOf(sealKeys);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
