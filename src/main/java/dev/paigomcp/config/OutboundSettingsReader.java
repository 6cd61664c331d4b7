package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.OutboundSettings.ProxySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how other hosts are reached. The proxy's variables are those that other programs know too. */
final class OutboundSettingsReader {
    private static final List<String> PROXY = List.of("HTTPS_PROXY", "https_proxy");
    private static final List<String> EXCEPTIONS = List.of("NO_PROXY", "no_proxy");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");
    private static final int DEFAULT_PORT = 80;
    private static final int MAX_FILE_BYTES = 4 * 1024 * 1024;

    private final Map<String, String> env;
    private final RawSettings raw;

    OutboundSettingsReader(Map<String, String> env, RawSettings raw) {
        this.env = env;
        this.raw = raw;
    }

    /** Returns the names of the variables that are read and start with no prefix of this server. */
    static Stream<String> variables() {
        return Stream.concat(PROXY.stream(), EXCEPTIONS.stream());
    }

    /** Returns the settings; problems are noted. */
    OutboundSettings read() {
        var authorities = raw.filled(Setting.caFile)
                .map(given -> authorities(given.name(), given.value()))
                .orElse(List.of());
        return new OutboundSettings(proxy(), authorities);
    }

    private @Nullable ProxySettings proxy() {
        var name = given(PROXY);
        if (name == null) {
            return null;
        }
        var text = String.valueOf(env.get(name)).strip();
        try {
            var url = URI.create(WITH_SCHEME.matcher(text).matches() ? text : "http://" + text);
            var path = Objects.requireNonNullElse(url.getPath(), "");
            if ("http".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getPort() <= SecureUrl.MAX_PORT
                    && (path.isEmpty() || path.equals("/"))) {
                return new ProxySettings(
                        url.getHost(),
                        url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
                        url.getUserInfo() == null ? null : new Secret(url.getUserInfo()),
                        exceptions());
            }
        } catch (IllegalArgumentException e) {
            // told below, without the value, which may have a password
        }
        raw.problem(name + " must be the address of a proxy that speaks HTTP, such as http://proxy.example.com:3128,"
                + " with a user and a password before an @ if it wants them; other kinds of proxies are not supported");
        return null;
    }

    private List<String> exceptions() {
        var name = given(EXCEPTIONS);
        return name == null
                ? List.of()
                : Arrays.stream(String.valueOf(env.get(name)).split("[\\s,]+"))
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> entry.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private @Nullable String given(List<String> names) {
        return names.stream()
                .filter(name -> !String.valueOf(env.getOrDefault(name, "")).isBlank())
                .findFirst()
                .orElse(null);
    }

    private List<X509Certificate> authorities(String setting, String file) {
        try (var in = Files.newInputStream(Path.of(file))) {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(in.readNBytes(MAX_FILE_BYTES)));
            if (!found.isEmpty()) {
                return found.stream().map(X509Certificate.class::cast).toList();
            }
        } catch (IOException | InvalidPathException e) {
            raw.problem(setting + " names " + file + ", which cannot be read: name a file that this user may read");
            return List.of();
        } catch (CertificateException e) {
            // told below
        }
        raw.problem(setting + " names " + file
                + ", which has no certificates in PEM (-----BEGIN CERTIFICATE-----): name a file that has");
        return List.of();
    }
}
