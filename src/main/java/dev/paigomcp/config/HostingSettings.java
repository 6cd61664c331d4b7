package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a server that others reach, apart from those of an account.
 *
 * @param store where the server keeps its data
 * @param sealKeys the keys of sealed secrets: the first one seals, all of them open; empty if none was given
 * @param rates how often the server may be called
 * @param trustedProxies the proxies whose headers name the client's address
 * @param mayBePrivate what may be fetched from private addresses, and from this machine by plain http
 * @param applications what the operator allows the applications that people sign in to
 * @param management where the management port listens, or null if it is closed
 */
public record HostingSettings(
        StoreSettings store,
        List<SealKey> sealKeys,
        RateSettings rates,
        List<AddressRange> trustedProxies,
        Set<FetchPurpose> mayBePrivate,
        ApplicationSettings applications,
        @Nullable ManagementSettings management) {
    public HostingSettings {
        sealKeys = List.copyOf(sealKeys);
        trustedProxies = List.copyOf(trustedProxies);
        mayBePrivate = Set.copyOf(mayBePrivate);
    }

    /**
     * Where the server keeps its data.
     *
     * @param dataDirectory an absolute path, for the server's own files
     * @param postgres the database to use in place of a file in that directory, or null
     */
    public record StoreSettings(
            Path dataDirectory, @Nullable PostgresSettings postgres) {}

    /**
     * A database on a PostgreSQL server.
     *
     * @param url the JDBC address, without user and password
     * @param place host, port and database, as messages name them
     * @param password null if the server asks this user for none
     */
    public record PostgresSettings(
            String url, String place, String user, @Nullable Secret password) {}

    /**
     * A key that seals secrets.
     *
     * @param id the name by which sealed secrets refer to the key; safe to log
     * @param key 32 bytes, base64url without padding (RFC 4648, section 5)
     */
    public record SealKey(String id, Secret key) {}

    /**
     * How often the server may be called.
     *
     * @param perPrincipal calls a minute from one principal; 0 for no limit
     * @param perAddress calls a minute from one address; 0 for no limit
     */
    public record RateSettings(int perPrincipal, int perAddress) {
        /** The limits of every mode but {@code local}, unless the operator sets others. */
        static final RateSettings DEFAULT = new RateSettings(600, 1_200);

        /** The limits of the mode {@code local}, unless the operator sets others. */
        static final RateSettings UNLIMITED = new RateSettings(0, 0);
    }

    /**
     * Where the management port listens.
     *
     * @param port 0 for any free port
     */
    public record ManagementSettings(String host, int port) {}

    /** What the server fetches from addresses that somebody else named. */
    public enum FetchPurpose {
        /** Metadata documents of applications, named by the caller. */
        DOCUMENTS,
        /** The organisation's identity provider, named by the operator, and what its metadata names. */
        IDENTITY_PROVIDER;

        /** Returns the name that settings use for it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
