package dev.paigomcp.bench.standin;

import dev.paigomcp.bench.load.HttpBytes;
import java.nio.charset.StandardCharsets;

/** What the stand-in says: bytes made once, into which the customer that was asked for is written. */
final class Answers {
    /** How many customers the account has. */
    private static final int CUSTOMERS = 1_000;

    private static final String ID = "c-0000000";
    private static final byte[] POST = ascii("POST ");
    private static final byte[] TOKEN_PATH = ascii("POST /oauth/token ");
    private static final byte[] LIST_PATH = ascii("GET /customers ");
    private static final byte[] ONE_PATH = ascii("GET /customers/");
    private static final byte[] BEARER = ascii("Bearer bench-token");
    private static final byte[] AMOUNT = ascii("\"transactionAmount\"");
    private static final byte[] WRITE_ID = ascii("\"writeId\"");

    private static final byte[] TOKEN =
            http(200, "{\"access_token\":\"bench-token\",\"token_type\":\"Bearer\",\"expires_in\":86400}");
    private static final byte[] CREATED = http(201, "{\"message\":\"Transaction created for " + ID + "\"}");
    private static final byte[] ONE = http(200, "{\"message\":\"Customer found\",\"data\":[" + customer(ID, 0) + "]}");
    private static final byte[] LIST = http(200, list());
    private static final byte[] REFUSED = http(400, "{\"message\":\"The stand-in was not asked as agreed\"}");

    private Answers() {}

    static byte[] to(byte[] request, int head, int end) {
        if (HttpBytes.startsWith(request, TOKEN_PATH)) {
            return TOKEN;
        }
        if (HttpBytes.indexOf(request, 0, head, BEARER) < 0) {
            return REFUSED;
        }
        if (HttpBytes.startsWith(request, LIST_PATH)) {
            return LIST;
        }
        if (HttpBytes.startsWith(request, ONE_PATH)) {
            return of(ONE, request, ONE_PATH.length);
        }
        var whole = HttpBytes.startsWith(request, POST)
                && HttpBytes.indexOf(request, head, end, AMOUNT) > 0
                && HttpBytes.indexOf(request, head, end, WRITE_ID) > 0;
        return whole ? of(CREATED, request, ONE_PATH.length + 1) : REFUSED;
    }

    /** The answer with the customer of the request's path in place of the one that it was made with. */
    private static byte[] of(byte[] made, byte[] request, int at) {
        var answer = made.clone();
        var id = ID.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(request, at, answer, HttpBytes.indexOf(answer, 0, answer.length, id), id.length);
        return answer;
    }

    private static String customer(String id, int number) {
        return "{\"customerId\":\"" + id + "\",\"customerName\":\"Customer " + number
                + "\",\"email\":\"billing@customer" + number
                + ".example\",\"paymentChannel\":\"manual\",\"currency\":\"USD\",\"creditBalance\":\"12.50\","
                + "\"taxExempt\":\"none\",\"address\":{\"countryCode\":\"US\",\"postalCode\":\"94105\",\"city\":"
                + "\"San Francisco\",\"streetLineOne\":\"1 Main Street\",\"state\":\"CA\"},\"enrollments\":[{"
                + "\"offering\":{\"offeringId\":\"o-1\",\"offeringName\":\"Standard\"},"
                + "\"offeringEnrollmentDate\":\"2026-01-01T00:00:00.000Z\"}],\"invoices\":[],"
                + "\"metadata\":{\"tier\":\"gold\"}}";
    }

    private static String list() {
        var list = new StringBuilder("{\"message\":\"Customers found\",\"data\":[");
        for (var i = 0; i < CUSTOMERS; i++) {
            list.append(i == 0 ? "" : ",").append(customer("c-%07d".formatted(i), i));
        }
        return list.append("]}").toString();
    }

    private static byte[] http(int status, String body) {
        return ascii("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
