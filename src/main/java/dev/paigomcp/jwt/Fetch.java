package dev.paigomcp.jwt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Gets small documents: in limits of time and size, and from nowhere else than it was sent to. */
final class Fetch {
    private static final int MOST_BYTES = 512 * 1024;

    private final Duration limit;

    /** @param limit of time for each document in all */
    Fetch(Duration limit) {
        this.limit = limit;
    }

    /** @throws IOException with a reason in plain words */
    String get(URI url) throws IOException {
        var end = System.nanoTime() + limit.toNanos();
        var connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) limit.toMillis());
        connection.setReadTimeout((int) limit.toMillis());
        connection.setRequestProperty("Accept", "application/json, application/jwk-set+json");
        try {
            var status = connection.getResponseCode();
            if (status != 200) {
                throw new IOException(url + " answered " + status);
            }
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8 * 1024];
            try (var in = connection.getInputStream()) {
                for (var count = in.read(buffer); count != -1; count = in.read(buffer)) {
                    out.write(buffer, 0, count);
                    if (out.size() > MOST_BYTES || System.nanoTime() > end) {
                        throw new IOException(url + " answered with too much, or too slowly");
                    }
                }
            }
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
