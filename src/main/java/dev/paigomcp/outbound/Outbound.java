package dev.paigomcp.outbound;

import dev.paigomcp.config.OutboundSettings;
import dev.paigomcp.config.OutboundSettings.ProxySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How this process reaches other hosts: directly or through a proxy, and which authorities it trusts. Both are of the
 * whole process, as the environment is that names them.
 */
public final class Outbound {
    private static volatile OutboundSettings settings = OutboundSettings.DIRECT;
    private static @Nullable SSLContext trust;

    private Outbound() {}

    /** Makes all connections that are opened from now on follow the settings. */
    public static synchronized void use(OutboundSettings chosen) {
        settings = chosen;
        trust = null;
    }

    /** Returns the proxy by which the host is reached, or empty if it is reached directly. */
    public static Optional<ProxySettings> proxy(String host, int port) {
        return Optional.ofNullable(settings.proxy()).filter(proxy -> proxy.isFor(host, port));
    }

    /** Returns the addresses of the proxy. */
    static List<InetSocketAddress> addresses(ProxySettings proxy) throws UnknownHostException {
        return Stream.of(InetAddress.getAllByName(proxy.host()))
                .map(address -> new InetSocketAddress(address, proxy.port()))
                .toList();
    }

    /** Makes a connection to the host, or through the proxy. */
    public static Socket connect(String host, int port, int timeoutMillis) throws IOException {
        var proxy = proxy(host, port);
        var socket = new Socket();
        try {
            // The name is resolved here, since a look-up has no timeout: call this in the background.
            socket.connect(
                    proxy.isPresent()
                            ? new InetSocketAddress(
                                    proxy.get().host(), proxy.get().port())
                            : new InetSocketAddress(host, port),
                    timeoutMillis);
            if (proxy.isPresent()) {
                lead(socket, host, port, host, timeoutMillis);
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Leads a connection to the proxy on to the host; does nothing where the host is reached directly.
     *
     * @param target what the proxy is asked for: the host, or an address of it
     * @throws ProxyException if the proxy refuses
     */
    public static void lead(Socket socket, String host, int port, String target, int timeoutMillis) throws IOException {
        var proxy = proxy(host, port);
        if (proxy.isPresent()) {
            ProxyTunnel.open(socket, proxy.get(), target, port, timeoutMillis);
        }
    }

    /** Returns the set-up of TLS, which trusts the extra authorities beside Java's. Made when first wanted. */
    public static synchronized SSLContext tls() throws IOException {
        var made = trust;
        if (made == null) {
            try {
                made = settings.authorities().isEmpty() ? javas() : with(settings.authorities());
            } catch (GeneralSecurityException e) {
                throw new IOException("TLS cannot be set up", e);
            }
            trust = made;
        }
        return made;
    }

    private static SSLContext javas() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        return context;
    }

    private static SSLContext with(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        var all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        var number = 0;
        for (var authority :
                Stream.concat(trustedByJava(), authorities.stream()).toList()) {
            all.setCertificateEntry("authority-" + number++, authority);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(all);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static Stream<X509Certificate> trustedByJava() throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init((KeyStore) null);
        return Arrays.stream(managers.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()));
    }
}
