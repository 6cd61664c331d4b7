package dev.paigomcp.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list of web origins (RFC 6454), each written as browsers write it; what is wrong becomes a problem. */
final class OriginReader {
    private final List<String> problems;

    OriginReader(List<String> problems) {
        this.problems = problems;
    }

    Set<String> read(@Nullable RawSetting given) {
        var origins = new LinkedHashSet<String>();
        if (given != null && !given.value().isBlank()) {
            for (var text : given.value().strip().split("\\s*,\\s*|\\s+", -1)) {
                var origin = origin(given.name(), text);
                if (origin != null) {
                    origins.add(origin);
                }
            }
        }
        return origins;
    }

    private @Nullable String origin(String name, String text) {
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
            if (host == null || url.getPort() > 65_535 || !(scheme.equals("https") || scheme.equals("http"))) {
                return wrong(name, text, "is not an origin: give one such as https://app.example.com");
            }
            if (url.getRawUserInfo() != null
                    || !url.getRawPath().isEmpty()
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null) {
                // Not quoted: a password may stand in it.
                problems.add(name + " has an entry with more than scheme, host and port: an origin ends there, without"
                        + " a slash");
                return null;
            }
            if (scheme.equals("http") && !Loopback.is(host)) {
                return wrong(
                        name,
                        text,
                        "must start with https://: whoever is on the way could change a page that comes by http");
            }
            var usual = url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
            return scheme + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
        } catch (URISyntaxException e) {
            problems.add(name + " has an entry that is not an origin: give such as https://app.example.com, with"
                    + " commas between");
            return null;
        }
    }

    private @Nullable String wrong(String name, String text, String why) {
        problems.add(name + " has \"" + text + "\", which " + why);
        return null;
    }
}
