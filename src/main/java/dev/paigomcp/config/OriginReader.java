package dev.paigomcp.config;

import dev.paigomcp.common.Origins;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a list of web origins (RFC 6454) into the spelling that browsers use. */
final class OriginReader {
    private final RawSettings raw;

    OriginReader(RawSettings raw) {
        this.raw = raw;
    }

    /** Returns the origins of the setting, without those that are wrong. */
    Set<String> read(Setting setting) {
        var origins = new LinkedHashSet<String>();
        raw.filled(setting)
                .ifPresent(given -> given.entries()
                        .forEach(text -> origin(given.name(), text).ifPresent(origins::add)));
        return origins;
    }

    private Optional<String> origin(String name, String text) {
        if (text.contains("*")) {
            return wrong(
                    name,
                    text,
                    "would let web pages that nobody named call tools with this account: name each origin in full");
        }
        try {
            var url = new URI(text);
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            var host = url.getHost();
            if (host == null
                    || url.getPort() > SecureUrl.MAX_PORT
                    || !(scheme.equals("https") || scheme.equals("http"))) {
                return wrong(name, text, "is not an origin: give one such as https://app.example.com");
            }
            if (url.getRawUserInfo() != null
                    || !url.getRawPath().isEmpty()
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null) {
                // The entry is not quoted, because it may contain a password.
                raw.problem(name + " has an entry with more than scheme, host and port: an origin ends there, without"
                        + " a slash");
                return Optional.empty();
            }
            if (scheme.equals("http") && !Loopback.is(host)) {
                return wrong(
                        name,
                        text,
                        "must start with https://: whoever is on the way could change a page that comes by http");
            }
            var isDefault = Origins.port(url) == Origins.defaultPort(scheme);
            return Optional.of(scheme + "://" + host.toLowerCase(Locale.ROOT) + (isDefault ? "" : ":" + url.getPort()));
        } catch (URISyntaxException e) {
            raw.problem(name + " has an entry that is not an origin: give such as https://app.example.com, with"
                    + " commas between");
            return Optional.empty();
        }
    }

    private Optional<String> wrong(String name, String text, String why) {
        raw.problem(name + " has \"" + text + "\", which " + why);
        return Optional.empty();
    }
}
