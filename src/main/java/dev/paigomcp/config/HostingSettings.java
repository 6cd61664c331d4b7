package dev.paigomcp.config;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server that others reach needs beside an account.
 *
 * @param store where it keeps what outlives it
 * @param sealKeys that secrets are sealed with, the first, and opened with, all; empty when none were given
 * @param rates how often it may be called
 * @param trustedProxies whose word on the address of a client is taken
 * @param mayBePrivate what may be fetched from private addresses too, and from this machine by plain http
 * @param management where the management port listens, if it does
 */
public record HostingSettings(
        StoreSettings store,
        List<SealKey> sealKeys,
        RateSettings rates,
        List<AddressRange> trustedProxies,
        Set<FetchPurpose> mayBePrivate,
        @Nullable ManagementSettings management) {
    public HostingSettings {
        sealKeys = List.copyOf(sealKeys);
        trustedProxies = List.copyOf(trustedProxies);
        mayBePrivate = Set.copyOf(mayBePrivate);
    }
}
