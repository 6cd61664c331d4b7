package dev.paigomcp.doctor;

import dev.paigomcp.outbound.ProxyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Describes why a host could not be reached, in plain words, and what to do about it. */
final class ConnectionErrors {
    private ConnectionErrors() {}

    /** Returns what happened. */
    static String describe(Exception e) {
        if (has(e, CertificateExpiredException.class)) {
            return "the certificate has expired";
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return "the certificate is not valid yet";
        }
        if (has(e, CertPathBuilderException.class) || has(e, CertPathValidatorException.class)) {
            return "the certificate was issued by an authority that this Java does not trust";
        }
        if (has(e, CertificateException.class)) {
            return "the certificate is not for this host name, or is malformed";
        }
        if (e instanceof ProxyException proxy) {
            return proxy.why();
        }
        if (e instanceof SSLException) {
            return "no secure connection can be made (TLS): the other side speaks another protocol, or broke off";
        }
        if (e instanceof UnknownHostException) {
            return "no such name, or no answer from DNS";
        }
        if (e instanceof NoRouteToHostException) {
            return "there is no route to the host";
        }
        if (e instanceof ConnectException) {
            return "the connection is refused: nothing listens there, or a firewall refuses";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        return e instanceof ProtocolException ? "what answers there is not HTTP" : "the connection broke off";
    }

    /**
     * Returns what to do about it.
     *
     * @param late whether the time limit ended the attempt
     */
    static String fix(Exception e, boolean late) {
        if (has(e, CertificateExpiredException.class) || has(e, CertificateNotYetValidException.class)) {
            return "check this machine's clock; if it is right, the other side must renew the certificate";
        }
        if (has(e, CertPathBuilderException.class) || has(e, CertPathValidatorException.class)) {
            return "if a proxy of your network opens TLS, or the host has an authority of its own, name a PEM file of"
                    + " that authority with PAIGO_MCP_CA_FILE; else check the address";
        }
        if (e instanceof ProxyException) {
            return "check HTTPS_PROXY, and what the proxy allows; hosts in NO_PROXY are reached directly";
        }
        return late || e instanceof SocketTimeoutException || e instanceof NoRouteToHostException
                ? "check that a firewall lets this machine reach that host and port, or set"
                        + " HTTPS_PROXY to the proxy of your network"
                : "check the address, and whether a firewall or proxy stands between";
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> kind) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
