package dev.paigomcp.outbound;

import dev.paigomcp.config.OutboundSettings.ProxySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Asks a proxy to lead a connection on to a host ({@code CONNECT}: RFC 9110, section 9.3.6). */
final class ProxyTunnel {
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int END_OF_HEAD = 0x0d0a0d0a;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b");

    private ProxyTunnel() {}

    /**
     * Makes the connection to the proxy one to the host. Nothing of a request has been sent before it returns.
     *
     * @param host the name or address that the proxy is asked for
     * @param timeoutMillis of each wait for the proxy
     * @throws ProxyException if the proxy refuses, or does not speak HTTP
     */
    static void open(Socket socket, ProxySettings proxy, String host, int port, int timeoutMillis) throws IOException {
        var target = (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
        var request = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        if (proxy.credentials() != null) {
            var bytes = proxy.credentials().reveal().getBytes(StandardCharsets.UTF_8);
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("\r\n");
        }
        var usual = socket.getSoTimeout();
        socket.setSoTimeout(timeoutMillis);
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        check(proxy, head(socket));
        socket.setSoTimeout(usual);
    }

    /** Reads byte by byte, since what follows belongs to the host. */
    private static String head(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new ByteArrayOutputStream();
        var last = 0; // the last four bytes
        while (last != END_OF_HEAD && head.size() < MAX_HEAD_BYTES) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
            last = last << Byte.SIZE | next;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void check(ProxySettings proxy, String head) throws ProxyException {
        var status = STATUS.matcher(head);
        if (!status.lookingAt()) {
            throw new ProxyException("what answers at " + proxy.place() + " is no HTTP proxy");
        }
        var code = Integer.parseInt(status.group(1));
        if (code == 407) {
            throw new ProxyException("the proxy " + proxy.place()
                    + " wants a user and a password, or others than HTTPS_PROXY has (407)");
        }
        if (code < 200 || code > 299) {
            throw new ProxyException("the proxy " + proxy.place() + " does not lead there: it answered " + code);
        }
    }
}
