package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up invoices in which whatever the contract leaves open occurs: tax and payment absent, zero or with many places, a
 * payment of a part or of too much, no term, no type, dates with another offset, and a currency that is not the customer's.
 */
final class InvoiceGenerator {
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "CNY");
    private static final List<String> STATUSES =
            List.of("Open", "Open", "Open", "Open", "Paid", "Paid", "Paid", "Paid", "Draft", "Voided");
    private static final List<String> TERMS = List.of("30", "30", "60", "");
    private static final List<String> TYPES = List.of("RECURRING", "RECURRING", "RECURRING", "MANUAL", "TOPUP", "");
    private static final List<String> TAX_RATES = List.of("0.19", "0.08", "0.13", "0.0725", "0.055");
    private static final int DAYS = 420;

    private final Random random;
    private final Instant now;
    private int made;

    InvoiceGenerator(Random random, Instant now) {
        this.random = random;
        this.now = now;
    }

    /** Returns the next invoice of that customer. */
    ObjectNode next(JsonNode customer) {
        made++;
        var invoice = DemoJson.object()
                .put("invoiceId", String.format(Locale.ROOT, "i-%06d", made))
                .put("customerId", customer.path("customerId").asString(""))
                .put("invoiceStatus", any(STATUSES))
                .put("invoicePaymentTerm", any(TERMS));
        var type = any(TYPES);
        if (!type.isEmpty()) {
            invoice.put("invoiceType", type);
        }
        var own = customer.path("currency").asString("");
        invoice.put("currency", own.isEmpty() || random.nextInt(20) == 0 ? any(CURRENCIES) : own);
        var date = now.minus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
        invoice.put("invoiceDate", written(date));
        amounts(invoice, date);
        return invoice;
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Writes a date in one of the forms of RFC 3339. */
    private String written(Instant date) {
        return switch (random.nextInt(10)) {
            case 0 -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.atOffset(ZoneOffset.ofHours(9)));
            case 1 -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.atOffset(ZoneOffset.ofHours(-8)));
            case 2, 3 -> date.truncatedTo(ChronoUnit.DAYS).toString();
            case 4 -> date.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
            default -> date.truncatedTo(ChronoUnit.SECONDS).toString();
        };
    }

    private void amounts(ObjectNode invoice, Instant date) {
        var net = net();
        invoice.put("totalAmountWithoutTax", net);
        var gross = net;
        if (random.nextInt(8) > 0) {
            var exact = random.nextInt(4) == 0 ? BigDecimal.ZERO : net.multiply(new BigDecimal(any(TAX_RATES)));
            var tax = random.nextBoolean() ? exact : exact.setScale(2, RoundingMode.HALF_UP);
            invoice.put("taxAmount", tax);
            gross = net.add(tax);
        }
        if (random.nextInt(8) > 0) {
            var paid = paid(invoice.path("invoiceStatus").asString(""), gross);
            invoice.put("amountPaid", paid);
            if (paid.signum() > 0) {
                payment(invoice, paid, date);
            }
        }
        var line = invoice.putArray("lineItems").addObject();
        line.put("name", "Usage & seats").put("quantity", BigDecimal.ONE).put("unitCost", net);
    }

    private BigDecimal net() {
        return switch (random.nextInt(10)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(random.nextInt(5000));
            case 2 -> BigDecimal.valueOf(random.nextInt(1_000_000_000), 6);
            case 3 ->
                BigDecimal.valueOf(random.nextInt() & 0x7fffffffL, 1).add(BigDecimal.valueOf(random.nextInt(10), 2));
            case 4 -> BigDecimal.valueOf(random.nextInt(1000), 3);
            default -> BigDecimal.valueOf(random.nextInt(2_000_000), 2);
        };
    }

    /** Returns what was paid: all of a Paid invoice; of another one nothing, a part, or seldom too much. */
    private BigDecimal paid(String status, BigDecimal gross) {
        if (status.equals("Paid")) {
            return gross;
        }
        return switch (status.equals("Open") ? random.nextInt(6) : 0) {
            case 1, 2 -> gross.multiply(new BigDecimal("0.37")).setScale(2, RoundingMode.DOWN);
            case 3 -> random.nextInt(10) == 0 ? gross.add(BigDecimal.ONE) : gross;
            default -> BigDecimal.ZERO;
        };
    }

    /** Adds how it was paid, and that a part was given back in one case of twelve. */
    private void payment(ObjectNode invoice, BigDecimal paid, Instant date) {
        var charge = "charge-" + made;
        var later = date.plus(Duration.ofDays(2));
        var at = (later.isAfter(now) ? now : later).toString();
        invoice.putArray("payments")
                .addObject()
                .put("type", random.nextInt(3) == 0 ? "Credit" : "Stripe")
                .put("transactionAmount", paid.toPlainString())
                .put("timestamp", at)
                .putObject("metadata")
                .put("chargeId", charge);
        if (random.nextInt(12) == 0) {
            invoice.putArray("refunds")
                    .addObject()
                    .put("amountRefunded", "1.00")
                    .put("amount", paid.toPlainString())
                    .put("chargeId", charge)
                    .put("currency", invoice.path("currency").asString(""))
                    .put("status", "succeeded")
                    .put("created", at)
                    .putObject("metadata");
        }
    }
}
