package dev.paigomcp;

import dev.paigomcp.demo.DemoPaigo;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The invoices as Paigo sends them with its customers, and what a filter of list_invoices means for them. */
record RawInvoices(List<RawInvoice> all) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> WORDS =
            List.of("robotics", "GAMES", "zurich", "cafe", "labs acme", "gmbh", "Company", "c-00017", "billing 11");

    /** Reads them by the demo's API. */
    static RawInvoices of(DemoPaigo demo) {
        var token = send(HttpRequest.newBuilder(demo.tokenUrl())
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"audience\":\"test\",\"grant_type\":\"client_credentials\",\"client_id\":\""
                                        + demo.clientId() + "\",\"client_secret\":\"" + demo.clientSecret() + "\"}")))
                .path("access_token")
                .asString();
        var customers = send(HttpRequest.newBuilder(URI.create(demo.baseUrl() + "/customers"))
                .header("Authorization", "Bearer " + token));
        var all = new ArrayList<RawInvoice>();
        for (var customer : customers.path("data").values()) {
            customer.path("invoices").values().forEach(invoice -> all.add(new RawInvoice(customer, invoice)));
        }
        return new RawInvoices(List.copyOf(all));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An invoice and the customer that it is for. */
    record RawInvoice(JsonNode customer, JsonNode json) {
        String id() {
            return text("invoiceId");
        }

        String customerId() {
            return customer.path("customerId").asString();
        }

        String status() {
            return text("invoiceStatus");
        }

        String currency() {
            return text("currency");
        }

        String text(String field) {
            return json.path(field).asString("");
        }

        Instant date() {
            return OffsetDateTime.parse(text("invoiceDate")).toInstant();
        }

        /** Returns the last day to pay of one that is open and has a term. */
        Optional<LocalDate> lastDay() {
            var term = text("invoicePaymentTerm");
            return status().equals("Open") && !term.isEmpty()
                    ? Optional.of(LocalDate.ofInstant(date(), ZoneOffset.UTC).plusDays(Integer.parseInt(term)))
                    : Optional.empty();
        }

        /** Returns an amount by its name in results, or empty if it is not for this invoice. */
        Optional<BigDecimal> amount(String name) {
            var net = number("totalAmountWithoutTax");
            var gross = net.orElseThrow().add(number("taxAmount").orElse(BigDecimal.ZERO));
            return switch (name) {
                case "net" -> net;
                case "tax" -> number("taxAmount");
                case "gross" -> Optional.of(gross);
                case "paid" -> number("amountPaid");
                default ->
                    status().equals("Open")
                            ? Optional.of(gross.subtract(number("amountPaid").orElse(BigDecimal.ZERO)))
                            : Optional.empty();
            };
        }

        private Optional<BigDecimal> number(String field) {
            return json.has(field) ? Optional.of(json.path(field).decimalValue()) : Optional.empty();
        }

        /** Returns whether the customer's name, e-mail or id has the word, accents and letter case aside. */
        boolean names(String word) {
            return List.of("customerId", "customerName", "email").stream()
                    .anyMatch(field -> folded(customer.path(field).asString("")).contains(folded(word)));
        }

        private static String folded(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A combination of filters.
     *
     * @param filters the values by the names of their arguments, each as JSON
     * @param perCustomer whether the totals are parted by customer
     */
    record Query(Map<String, String> filters, boolean perCustomer) {
        static Query any(Random random, RawInvoices raw) {
            var filters = new TreeMap<String, String>();
            put(filters, random, 3, "status", List.of("Draft", "Open", "Open", "Paid", "Voided"));
            put(filters, random, 3, "currency", List.of("USD", "EUR", "CNY"));
            put(filters, random, 4, "type", List.of("RECURRING", "MANUAL", "TOPUP"));
            put(filters, random, 4, "search", WORDS);
            var some = raw.all().get(random.nextInt(raw.all().size()));
            put(filters, random, 6, "customerId", List.of(some.customerId()));
            var day = LocalDate.ofInstant(some.date(), ZoneOffset.UTC);
            put(filters, random, 4, "from", List.of(day.toString(), some.text("invoiceDate")));
            put(filters, random, 4, "to", List.of(day.plusDays(90).toString(), day.plusDays(90) + "T09:30:00+02:00"));
            if (random.nextInt(4) == 0) {
                filters.put("overdueDays", String.valueOf(random.nextInt(200)));
                filters.computeIfPresent("status", (name, status) -> "'Open'"); // no other one goes with it
            }
            return new Query(filters, random.nextInt(3) == 0);
        }

        private static void put(
                Map<String, String> filters, Random random, int oneIn, String name, List<String> values) {
            var value = values.get(random.nextInt(values.size()));
            if (random.nextInt(oneIn) == 0) {
                filters.put(name, "'" + value + "'");
            }
        }

        /** Returns the arguments as the inside of a JSON object, single quotes for double ones. */
        String arguments() {
            var text = new StringBuilder(perCustomer ? ",'totalsPer':'customer'" : "");
            filters.forEach(
                    (name, value) -> text.append(",'").append(name).append("':").append(value));
            return text.toString();
        }

        /** @param today the server's day in UTC */
        boolean matches(RawInvoice invoice, LocalDate today) {
            return is("status", invoice.status())
                    && is("currency", invoice.currency())
                    && is("type", invoice.text("invoiceType"))
                    && is("customerId", invoice.customerId())
                    && value("search")
                            .map(words -> Arrays.stream(words.split(" ")).allMatch(invoice::names))
                            .orElse(true)
                    && value("from")
                            .map(from -> !invoice.date().isBefore(start(from)))
                            .orElse(true)
                    && value("to").map(to -> invoice.date().isBefore(end(to))).orElse(true)
                    && value("overdueDays")
                            .map(days -> invoice.lastDay()
                                    .filter(last -> last.isBefore(today.minusDays(Integer.parseInt(days))))
                                    .filter(last ->
                                            invoice.amount("due").orElseThrow().signum() > 0)
                                    .isPresent())
                            .orElse(true);
        }

        private boolean is(String name, String actual) {
            return value(name).map(actual::equals).orElse(true);
        }

        private Optional<String> value(String name) {
            return Optional.ofNullable(filters.get(name)).map(value -> value.replace("'", ""));
        }

        private static Instant start(String text) {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        }

        /** Returns the first moment after the range: a day belongs to it whole, and so does a time. */
        private static Instant end(String text) {
            return text.length() == 10
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant().plusNanos(1);
        }
    }
}
