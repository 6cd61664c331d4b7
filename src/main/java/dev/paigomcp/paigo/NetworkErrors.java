package dev.paigomcp.paigo;

import dev.paigomcp.outbound.ProxyException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Words for failures of the network: what happened, without the name of the other side. */
final class NetworkErrors {
    private NetworkErrors() {}

    /** Returns whether the other side refused the connection. */
    static boolean isRefusal(Exception e) {
        return e instanceof ConnectException && !(e instanceof NoRouteToHostException);
    }

    /** Returns what happened, as the end of a sentence. */
    static String describe(Exception e, ClientLimits limits) {
        if (e instanceof ProxyException proxy) {
            return proxy.why();
        }
        if (e instanceof UnknownHostException) {
            return "its host name cannot be resolved";
        }
        if (e instanceof ConnectTimeoutException) {
            return "no connection within %d s".formatted(limits.connect().toSeconds());
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return "all connections are in use, and none came free within %d s"
                    .formatted(limits.lease().toSeconds());
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer within %d s".formatted(limits.response().toSeconds());
        }
        if (e instanceof ConnectException) {
            return "the connection is refused";
        }
        if (e instanceof NoRouteToHostException) {
            return "there is no route to its host";
        }
        if (e instanceof SSLException) {
            return "no secure connection can be made (TLS), or it broke off";
        }
        if (e instanceof NoHttpResponseException) {
            return "the connection was closed without an answer";
        }
        if (e instanceof ClientProtocolException || e.getCause() instanceof HttpException) {
            return "the answer is not valid HTTP";
        }
        return e instanceof IOException ? "the connection broke off" : "this server is shutting down";
    }
}
