package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up a large account: customers with difficult names, plans, wallets and usage, and invoices in all currencies and
 * states. The same seed, sizes and time make the same account.
 */
final class AccountGenerator {
    static final int MAX_CUSTOMERS = 20_000;
    static final int MAX_INVOICES = 100_000;

    private static final String CATALOGUE = "/dev/paigomcp/demo/generated-catalogue.json";
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "CNY");
    /** Days in which an account came to be. */
    private static final int DAYS = 420;

    private static final int LEDGER_ROWS = 6;
    private static final int USAGE_ROWS = 24;

    private final Random random;
    private final Instant now;
    private final ObjectNode state;

    private AccountGenerator(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
        this.state = (ObjectNode) SampleAccount.read(CATALOGUE, now);
    }

    /** Returns the account in the form that {@link StateLoader} takes. */
    static JsonNode at(Instant now, int customers, int invoices, long seed) {
        var generator = new AccountGenerator(seed, now);
        generator.customers(customers);
        var made = generator.state.putArray("invoice");
        var bills = new InvoiceGenerator(generator.random, now);
        for (int i = 0; i < invoices && customers > 0; i++) {
            made.add(bills.next(generator.customer(generator.random.nextInt(customers))));
        }
        return generator.state;
    }

    private JsonNode customer(int number) {
        return state.path("customer").path(number);
    }

    private void customers(int count) {
        var made = state.putArray("customer");
        var ledger = state.putArray("transaction");
        var usage = state.putArray("usageSeries");
        for (int i = 0; i < count; i++) {
            var id = String.format(Locale.ROOT, "c-%05d", i + 1);
            var customer = made.addObject()
                    .put("customerId", id)
                    .put("customerName", DifficultNames.of(i))
                    .put("email", i % 12 == 1 ? email(i - 1) : email(i))
                    .put("paymentChannel", random.nextInt(3) == 0 ? "manual" : "Stripe");
            var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            if (i % 11 != 4) {
                customer.put("currency", currency);
            }
            if (i % 7 != 3) {
                enroll(customer, currency);
                usage.add(usage(id));
            }
            for (int row = random.nextInt(LEDGER_ROWS); row > 0; row--) {
                ledger.add(transaction(id));
            }
        }
    }

    private static String email(int number) {
        return "billing+" + (number + 1) + "@customer" + number / 2 + ".demo-paigo.example";
    }

    /** Enrolls the customer on an offering in its currency, or in none, and on any in one case of thirty. */
    private void enroll(ObjectNode customer, String currency) {
        var any = random.nextInt(30) == 0;
        var fitting = state.path("offering").values().stream()
                .filter(offering ->
                        any || offering.path("currency").asString(currency).equals(currency))
                .map(offering -> offering.path("offeringId").asString(""))
                .toList();
        customer.put("offeringId", fitting.get(random.nextInt(fitting.size())))
                .put("offeringEnrollmentDate", ago().toString());
    }

    /** Makes usage of which a part may be older than the enrollment. */
    private ObjectNode usage(String customerId) {
        var dimensions = state.path("dimension");
        var series = DemoJson.object()
                .put("customerId", customerId)
                .put(
                        "dimensionId",
                        dimensions
                                .path(random.nextInt(dimensions.size()))
                                .path("dimensionId")
                                .asString(""))
                .put(
                        "timestamp",
                        now.minus(Duration.ofHours(1 + random.nextInt(48))).toString())
                .put("everyHours", 1 + random.nextInt(72))
                .put("count", 1 + random.nextInt(USAGE_ROWS));
        series.putArray("values")
                .add(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4))
                        .toPlainString())
                .add(String.valueOf(random.nextInt(1000)));
        return series;
    }

    private ObjectNode transaction(String customerId) {
        var amount = BigDecimal.valueOf(random.nextInt(200_000) + 1L, 2);
        var transaction = DemoJson.object()
                .put("customerId", customerId)
                .put("transactionAmount", amount.toPlainString())
                .put("timestamp", ago().toString());
        transaction.putObject("metadata").put("reason", random.nextBoolean() ? "goodwill" : "top-up, bank transfer");
        return transaction;
    }

    private Instant ago() {
        return now.minus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
    }
}
