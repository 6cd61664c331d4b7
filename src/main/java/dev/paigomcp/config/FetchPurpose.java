package dev.paigomcp.config;

import java.util.Locale;

/** What this server fetches from addresses that others name. */
public enum FetchPurpose {
    /** Metadata documents of applications, named by whoever asks. */
    DOCUMENTS,
    /** The organisation's identity provider, named by the operator, and what its metadata names. */
    IDENTITY_PROVIDER;

    /** As it is written in settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
