package dev.paigomcp.doctor;

import dev.paigomcp.common.Daemons;
import dev.paigomcp.common.Json;
import dev.paigomcp.config.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Checks whether the server could listen where the settings say, and if not, who listens there. */
final class PortCheck {
    private static final String CHECK = "port";
    private static final int MAX_HEALTH_BYTES = 4096;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final String OTHER_PORT = "choose another port with PAIGO_MCP_PORT or --port, or end that program";

    private PortCheck() {}

    /** Checks within the time limit. */
    static Finding check(Settings settings, Duration limit) {
        var start = System.nanoTime();
        var looking = Daemons.call("doctor-port", () -> look(settings, (int) limit.toMillis() / 2));
        try {
            return looking.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            return Finding.problem(
                    CHECK, place(settings) + ": could not be looked at within " + seconds + " s", OTHER_PORT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.skipped(CHECK, "interrupted");
        }
    }

    private static Finding look(Settings settings, int millis) throws IOException {
        InetAddress address;
        try {
            address = InetAddress.getByName(settings.host());
        } catch (UnknownHostException e) {
            return notOurs(settings);
        }
        try (var free = new ServerSocket()) {
            free.bind(new InetSocketAddress(address, settings.port()));
            return Finding.ok(CHECK, place(settings) + ": free");
        } catch (BindException e) {
            return taken(settings, address, millis);
        }
    }

    private static Finding taken(Settings settings, InetAddress address, int millis) {
        if (!isOfThisMachine(address)) {
            return notOurs(settings);
        }
        var ours = health(address, settings.port(), millis);
        if (ours.isEmpty()) {
            var or = settings.port() < FIRST_UNPRIVILEGED_PORT
                    ? ", or not allowed to this user, as low ports often are"
                    : "";
            return Finding.problem(CHECK, place(settings) + ": taken by another program" + or, OTHER_PORT);
        }
        var state = ours.get();
        return Finding.warning(
                CHECK,
                place(settings) + ": a paigo-mcp answers there already, version "
                        + state.path("version").asString() + ", environment "
                        + state.path("environment").asString(),
                "nothing, if that is the server that you mean; else end it, or choose another port with"
                        + " PAIGO_MCP_PORT or --port");
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try (var any = new ServerSocket()) {
            any.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the health of the server on that port, or empty if it is not a paigo-mcp. */
    private static Optional<JsonNode> health(InetAddress address, int port, int millis) {
        var v6 = address instanceof Inet6Address;
        var url = URI.create("http://" + (v6 ? "[::1]" : "127.0.0.1") + ":" + port + "/health");
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setInstanceFollowRedirects(false);
            try (var in = connection.getInputStream()) {
                var state = Json.MAPPER.readTree(in.readNBytes(MAX_HEALTH_BYTES));
                var isOurs = state.path("status").asString("").equals("up")
                        && state.path("environment").isString()
                        && state.path("paigo").isString()
                        && state.path("version").isString();
                return isOurs ? Optional.of(state) : Optional.empty();
            } finally {
                connection.disconnect();
            }
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static Finding notOurs(Settings settings) {
        return Finding.problem(
                CHECK,
                settings.host() + " is not an address of this machine",
                "set PAIGO_MCP_HOST or --host to 127.0.0.1, or to an address that this machine has");
    }

    private static String place(Settings settings) {
        return settings.host() + ", port " + (settings.port() == 0 ? "any" : String.valueOf(settings.port()));
    }
}
