package dev.paigomcp.bench.load;

import java.util.Arrays;
import java.util.Map;

/**
 * A request that is asked again and again, each time under another id and for another customer, with what its answer
 * must hold.
 */
public final class Question {
    private static final String ID = "1000000000";
    private static final String CUSTOMER = "c-0000000";

    private static final byte[] FINE = HttpBytes.ascii("HTTP/1.1 200");
    private static final byte[] FAILED = HttpBytes.ascii("\"isError\":true");
    private static final byte[] ERROR = HttpBytes.ascii("\"error\":");

    private final byte[] request;
    private final int idAt;
    private final int customerAt;
    private final byte[] answerId = HttpBytes.ascii("\"id\":" + ID);
    private final byte[] mark;
    private final int markAt;

    /**
     * A question to {@code /mcp}.
     *
     * @param body a JSON-RPC request whose id is {@link #ID} and that may name {@link #CUSTOMER}
     * @param mark of a right answer; {@link #CUSTOMER} in it is replaced as in the request
     */
    public Question(int port, Map<String, String> headers, String body, String mark) {
        var head = new StringBuilder("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        this.request = HttpBytes.ascii(head.toString());
        this.idAt = head.indexOf(ID);
        this.customerAt = head.indexOf(CUSTOMER);
        this.mark = HttpBytes.ascii(mark);
        this.markAt = mark.indexOf(CUSTOMER);
    }

    private Question(Question other) {
        this.request = other.request.clone();
        this.idAt = other.idAt;
        this.customerAt = other.customerAt;
        this.mark = other.mark.clone();
        this.markAt = other.markAt;
    }

    /** The same for a caller of its own. */
    Question copy() {
        return new Question(this);
    }

    /** The request as it is asked for the so-manieth time; valid until the next. */
    byte[] ask(int number) {
        digits(request, idAt + 1, 9, number);
        digits(answerId, "\"id\":".length() + 1, 9, number);
        if (customerAt >= 0) {
            digits(request, customerAt + 2, 7, number % 1_000_000);
            if (markAt >= 0) {
                digits(mark, markAt + 2, 7, number % 1_000_000);
            }
        }
        return request;
    }

    /** Whether these bytes answer what was asked last. */
    boolean isAnsweredBy(byte[] bytes, int head, int end) {
        if (!HttpBytes.startsWith(bytes, FINE)) {
            return false;
        }
        var body = bytes;
        var from = head;
        var to = end;
        if (HttpBytes.isChunked(bytes, head)) {
            body = HttpBytes.joined(bytes, head, end);
            from = 0;
            to = body.length;
        }
        return HttpBytes.indexOf(body, from, to, answerId) >= 0
                && HttpBytes.indexOf(body, from, to, mark) >= 0
                && HttpBytes.indexOf(body, from, to, FAILED) < 0
                && HttpBytes.indexOf(body, from, to, ERROR) < 0;
    }

    private static void digits(byte[] bytes, int at, int count, int number) {
        Arrays.fill(bytes, at, at + count, (byte) '0');
        for (int i = at + count - 1, rest = number; rest > 0 && i >= at; i--, rest /= 10) {
            bytes[i] = (byte) ('0' + rest % 10);
        }
    }
}
