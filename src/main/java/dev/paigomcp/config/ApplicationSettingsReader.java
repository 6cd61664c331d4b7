package dev.paigomcp.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what the operator allows applications. */
final class ApplicationSettingsReader {
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]{0,49}):(//?)?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final String PLAIN = "http://";
    /** Schemes that have rules of their own, or that a browser itself answers, which is no application. */
    private static final Set<String> NO_APPLICATION = Set.of(
            "https",
            "http",
            "javascript",
            "data",
            "vbscript",
            "file",
            "about",
            "blob",
            "filesystem",
            "view-source",
            "ws",
            "wss",
            "ftp");

    private final RawSettings raw;

    ApplicationSettingsReader(RawSettings raw) {
        this.raw = raw;
    }

    /** Returns the settings; problems are noted. */
    ApplicationSettings read() {
        var schemes = new HashSet<String>();
        var hosts = new HashSet<String>();
        var ranges = new ArrayList<AddressRange>();
        raw.filled(Setting.redirects).ifPresent(given -> {
            for (var entry : given.entries()) {
                var text = entry.toLowerCase(Locale.ROOT);
                var scheme = SCHEME.matcher(text);
                var host =
                        text.startsWith(PLAIN) ? text.substring(PLAIN.length()).replaceFirst("^\\[(.*)]$", "$1") : "";
                if (scheme.matches() && !NO_APPLICATION.contains(scheme.group(1))) {
                    schemes.add(scheme.group(1));
                } else if (AddressRange.of(host).isPresent()) {
                    AddressRange.of(host).ifPresent(ranges::add);
                } else if (HOST.matcher(host).matches()) {
                    hosts.add(host);
                } else {
                    raw.problem(given.name() + " has \"" + entry + "\", which is neither a scheme such as myapp: nor"
                            + " a host or a range by http such as http://10.0.0.0/8; https needs no entry");
                }
            }
        });
        return new ApplicationSettings(trustedHosts(), schemes, hosts, ranges);
    }

    private Set<String> trustedHosts() {
        var hosts = new LinkedHashSet<String>();
        raw.filled(Setting.trustedApplications).ifPresent(given -> {
            for (var entry : given.entries()) {
                if (HOST.matcher(entry.toLowerCase(Locale.ROOT)).matches()) {
                    hosts.add(entry.toLowerCase(Locale.ROOT));
                } else {
                    raw.problem(given.name() + " has \"" + entry + "\", which is no host: name the host of an"
                            + " application's metadata document, such as app.example.com");
                }
            }
        });
        return hosts;
    }
}
