package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Totals over items with absent, odd, zero and negative amounts, against sums that the test makes of the raw items. */
class ComputedSumsTest {
    private static final List<String> AMOUNTS = List.of(
            "0",
            "-0",
            "-0.00",
            "0.1",
            "0.2",
            "7",
            "-3.05",
            "1e3",
            "12345678901234567890.123456789",
            "\"0.1\"",
            "\" 5 \"",
            "null",
            "\"n/a\"",
            "\"1,000\"",
            "\"\"",
            "true",
            "{}",
            "1e70",
            "\"1e-65\"",
            "\"-0\"");
    private static final List<String> STATUSES = List.of("Open", "Draft", "Paid", "Voided");

    private record Invoice(String customer, JsonNode raw) {
        String text(String field) {
            return raw.path(field).asString("");
        }

        boolean isOdd(String field) {
            return raw.hasNonNull(field) && number(field).isEmpty();
        }

        /** The amount, by rules of the test's own. */
        Optional<BigDecimal> number(String field) {
            var value = raw.path(field);
            if (!value.isNumber() && !value.isString()) {
                return Optional.empty();
            }
            try {
                var number = new BigDecimal(
                        value.isNumber()
                                ? value.decimalValue().toString()
                                : value.asString().strip());
                return Optional.of(number).filter(n -> Math.abs(n.scale()) <= 64);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        Optional<BigDecimal> gross() {
            return isOdd("taxAmount")
                    ? Optional.empty()
                    : number("totalAmountWithoutTax")
                            .map(net -> net.add(number("taxAmount").orElse(BigDecimal.ZERO)));
        }

        Optional<BigDecimal> due() {
            return isOdd("amountPaid") || !text("invoiceStatus").equals("Open")
                    ? Optional.empty()
                    : gross().map(gross -> gross.subtract(number("amountPaid").orElse(BigDecimal.ZERO)));
        }

        boolean isLeftOut() {
            return gross().isEmpty()
                    || isOdd("totalAmountWithoutTax")
                    || isOdd("amountPaid")
                    || text("invoiceStatus").equals("Open") && due().isEmpty();
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areThoseOfTheRawItems(int seed) {
        var random = new Random(seed);
        var body = Json.MAPPER.createObjectNode();
        var invoices = account(random, body);

        var page = call("{'limit':3,'totalsPer':'customer'}", body);

        var sets = 0;
        for (var currency : List.of("USD", "EUR")) {
            for (var status : STATUSES) {
                var of = where(
                        invoices,
                        i -> i.text("currency").equals(currency)
                                && i.text("invoiceStatus").equals(status));
                var total = page.path("totals")
                        .valueStream()
                        .filter(t -> t.path("currency").asString().equals(currency)
                                && t.path("status").asString().equals(status))
                        .findFirst();
                assertThat(total.isPresent()).isEqualTo(!of.isEmpty());
                total.ifPresent(set -> {
                    holds(set, of);
                    var parts = set.path("customers");
                    for (var part : parts) {
                        holds(
                                part,
                                where(
                                        of,
                                        i -> i.customer()
                                                .equals(part.path("customerId").asString())));
                    }
                    assertThat(parts.valueStream()
                                    .mapToInt(part -> part.path("count").asInt())
                                    .sum())
                            .isEqualTo(of.size());
                    ranked(parts);
                });
                sets += total.isPresent() ? 1 : 0;
            }
        }
        assertThat(page.path("totals")).hasSize(sets);
        assertThat(call("{'totalsPer':'customer'}", body).path("totals"))
                .as("of any page")
                .isEqualTo(page.path("totals"));
        items(call("{'limit':200}", body).path("items"), invoices);
    }

    private static List<Invoice> account(Random random, ObjectNode body) {
        var invoices = new ArrayList<Invoice>();
        var data = body.putArray("data");
        for (var c = 0; c < 5; c++) {
            var customer = data.addObject().put("customerId", "c-" + c).put("customerName", "Customer " + c);
            var list = customer.putArray("invoices");
            for (var i = random.nextInt(12); i > 0; i--) {
                var invoice = list.addObject()
                        .put("invoiceId", "i-" + invoices.size())
                        .put("invoiceStatus", STATUSES.get(random.nextInt(4)))
                        .put("invoiceDate", "2026-01-0" + (1 + random.nextInt(9)))
                        .put("currency", random.nextBoolean() ? "USD" : "EUR");
                for (var field : List.of("totalAmountWithoutTax", "taxAmount", "amountPaid")) {
                    if (random.nextInt(4) > 0) {
                        invoice.set(field, Json.MAPPER.readTree(AMOUNTS.get(random.nextInt(AMOUNTS.size()))));
                    }
                }
                invoices.add(new Invoice("c-" + c, invoice.deepCopy()));
            }
        }
        return invoices;
    }

    private static JsonNode call(String arguments, JsonNode body) {
        var result = GivenAnswers.call(
                "list_invoices", arguments, (request, scope) -> GivenAnswers.success(request, 200, body.toString()));
        assertThat(result.structured()).as(result.text()).isNotNull();
        return result.structured();
    }

    private static List<Invoice> where(List<Invoice> invoices, Predicate<Invoice> condition) {
        return invoices.stream().filter(condition).toList();
    }

    private static void holds(JsonNode set, List<Invoice> of) {
        assertThat(set.path("count").asInt()).isEqualTo(of.size());
        assertThat(set.path("leftOut").asInt(0))
                .isEqualTo(where(of, Invoice::isLeftOut).size());
        sum(
                set,
                "net",
                of.stream()
                        .flatMap(i -> i.number("totalAmountWithoutTax").stream())
                        .toList(),
                true);
        sum(set, "tax", of.stream().flatMap(i -> i.number("taxAmount").stream()).toList(), true);
        sum(
                set,
                "paid",
                of.stream().flatMap(i -> i.number("amountPaid").stream()).toList(),
                true);
        sum(set, "gross", of.stream().flatMap(i -> i.gross().stream()).toList(), false);
        sum(set, "due", of.stream().flatMap(i -> i.due().stream()).toList(), false);
    }

    private static void sum(JsonNode set, String name, List<BigDecimal> numbers, boolean isAlwaysShown) {
        if (numbers.isEmpty() && !isAlwaysShown) {
            assertThat(set.has(name)).as(name).isFalse();
        } else {
            assertThat(new BigDecimal(set.path(name).asString()))
                    .as(name)
                    .isEqualByComparingTo(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    private static void ranked(JsonNode parts) {
        var due = parts.valueStream()
                .filter(part -> part.has("due"))
                .map(part -> new BigDecimal(part.path("due").asString()))
                .toList();
        assertThat(due).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private static void items(JsonNode items, List<Invoice> invoices) {
        assertThat(items).hasSize(invoices.size());
        for (var item : items) {
            var invoice = invoices.get(
                    Integer.parseInt(item.path("invoiceId").asString().substring(2)));
            same(item, "gross", invoice.gross());
            same(item, "due", invoice.due());
        }
    }

    private static void same(JsonNode item, String name, Optional<BigDecimal> expected) {
        assertThat(item.has(name)).as("%s of %s", name, item).isEqualTo(expected.isPresent());
        expected.ifPresent(number -> assertThat(item.path(name).asString())
                .isEqualTo(number.toPlainString())
                .doesNotContain("E"));
    }
}
