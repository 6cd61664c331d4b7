package dev.paigomcp.http;

import dev.paigomcp.http.filter.AllowedOrigins;
import dev.paigomcp.http.filter.RequestLimits;
import dev.paigomcp.http.jetty.HttpLimits;
import java.util.function.Supplier;

/**
 * All that an {@link HttpServer} is started with.
 *
 * @param host to listen on
 * @param port to listen on; 0 for any free port
 * @param allowedOrigins the names and web pages under which the server may be called
 * @param requestLimits how often callers may call
 * @param service what the server offers, and to whom
 * @param correlationIds supplies a new id for each call
 * @param limits of size and time
 */
public record HttpConfig(
        String host,
        int port,
        AllowedOrigins allowedOrigins,
        RequestLimits requestLimits,
        Service service,
        Supplier<String> correlationIds,
        HttpLimits limits) {}
