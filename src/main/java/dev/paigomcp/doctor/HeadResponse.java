package dev.paigomcp.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The response to a HEAD request without credentials.
 *
 * @param date the time that the other side gives, or null if it gives none
 */
record HeadResponse(int status, @Nullable Instant date) {
    private static final int MAX_BYTES = 32 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b");
    private static final Pattern DATE = Pattern.compile("(?im)^Date:[ \\t]*([^\\r\\n]+?)[ \\t]*$");

    /**
     * Sends the request on the socket and reads the response.
     *
     * @throws ProtocolException if the response is not HTTP
     */
    static HeadResponse request(Socket socket, URI url) throws IOException {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var request = "HEAD " + path + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nUser-Agent: paigo-mcp\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        var text = read(socket);
        var status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            throw new ProtocolException("not HTTP");
        }
        return new HeadResponse(Integer.parseInt(status.group(1)), date(text));
    }

    private static String read(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var out = new ByteArrayOutputStream();
        var last = 0; // the last four bytes
        while (last != 0x0d0a0d0a && out.size() < MAX_BYTES) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            out.write(next);
            last = last << 8 | next;
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static @Nullable Instant date(String text) {
        var header = DATE.matcher(text);
        try {
            return header.find()
                    ? ZonedDateTime.parse(header.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns how far the other side's clock is ahead, to half a second, since the header has whole ones; or null. */
    @Nullable
    Duration skew(Instant now) {
        return date == null ? null : Duration.between(now, date.plusMillis(500));
    }
}
