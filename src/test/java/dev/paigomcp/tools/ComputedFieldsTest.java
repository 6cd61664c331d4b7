package dev.paigomcp.tools;

import static dev.paigomcp.tools.GivenAnswers.success;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is computed of one invoice, and what is said where it cannot be. */
class ComputedFieldsTest {
    private static JsonNode invoice(String fields) {
        var result = GivenAnswers.call(
                "get_invoice",
                "{'invoiceId':'i-1'}",
                success(200, "{'data':[{'invoiceId':'i-1','invoiceStatus':'Open','currency':'USD'," + fields + "}]}"));
        assertThat(result.structured()).as(result.text()).isNotNull();
        return result.structured();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, '30', 2026-03-02",
        "2024-01-30, '30', 2024-02-29",
        "2024-02-29, '30', 2024-03-30",
        "2023-01-30, '30', 2023-03-01",
        "2025-12-31, '60', 2026-03-01",
        "2026-01-31, '30.0', 2026-03-02",
        "2026-01-31, ' 30 ', 2026-03-02",
        "2026-01-31, '0', 2026-01-31",
        "2026-01-31T23:59:59.999Z, '30', 2026-03-02",
        "2026-01-31T23:30:00-02:00, '30', 2026-03-03",
        "2026-01-01T01:00:00+14:00, '30', 2026-01-30",
        "9999-12-01, '30', 9999-12-31",
        "0000-01-01, '30', 0000-01-31",
        "1900-02-27, '2', 1900-03-01",
        "1926-01-01, '36525', 2026-01-01",
    })
    void theDueDateIsSoManyDaysOfTheCalendarLaterInUtc(String date, String term, String expected) {
        assertThat(invoice("'invoiceDate':'" + date + "','invoicePaymentTerm':'" + term + "'")
                        .path("dueDate")
                        .asString())
                .isEqualTo(expected);
    }

    @Test
    void aTermThatIsANumberCountsToo() {
        assertThat(invoice("'invoiceDate':'2026-01-31','invoicePaymentTerm':30")
                        .path("dueDate")
                        .asString())
                .isEqualTo("2026-03-02");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':''        | Paigo's paymentTermDays is empty",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':'  '      | Paigo's paymentTermDays is empty",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':null      | Paigo's paymentTermDays is absent",
                "'invoiceDate':'2026-01-31'                                | Paigo's paymentTermDays is absent",
                "'invoicePaymentTerm':'30'                                 | Paigo's date is absent",
                "'invoiceDate':'2026-02-30','invoicePaymentTerm':'30'      | Paigo's date cannot be read as a date",
                "'invoiceDate':'31/01/2026','invoicePaymentTerm':'30'      | Paigo's date cannot be read as a date",
                "'invoiceDate':'soon','invoicePaymentTerm':'30'            | Paigo's date cannot be read as a date",
                "'invoiceDate':1767225600,'invoicePaymentTerm':'30'        | Paigo's date cannot be read as a date",
                "'invoiceDate':{},'invoicePaymentTerm':'30'                | Paigo's date cannot be read as a date",
                "'invoiceDate':'+10000-01-01T00:00:00Z','invoicePaymentTerm':'30' | Paigo's date cannot be read as a date",
                "'invoiceDate':'-0001-01-01T00:00:00Z','invoicePaymentTerm':'30'  | Paigo's date cannot be read as a date",
                "'invoiceDate':'9999-12-02','invoicePaymentTerm':'30'      | Paigo's date and paymentTermDays lead beyond the year 9999",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':'net 30'  | is not a whole number of days from 0 to 36525",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':'30.5'    | is not a whole number of days from 0 to 36525",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':'-1'      | is not a whole number of days from 0 to 36525",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':'36526'   | is not a whole number of days from 0 to 36525",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':1e60      | is not a whole number of days from 0 to 36525",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':'1e999999999' | is not a whole number of days from 0 to 36525",
                "'invoiceDate':'2026-01-31','invoicePaymentTerm':['30']    | is not a whole number of days from 0 to 36525",
            })
    void withoutADueDateItSaysWhy(String fields, String expected) {
        var invoice = invoice(fields);

        assertThat(invoice.has("dueDate")).isFalse();
        assertThat(invoice.path("notes").toString())
                .contains("Without dueDate: ")
                .contains(expected + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'totalAmountWithoutTax':100,'taxAmount':19,'amountPaid':20.5          | 119 | 98.5",
                "'totalAmountWithoutTax':100                                           | 100 | 100",
                "'totalAmountWithoutTax':100,'taxAmount':null,'amountPaid':null        | 100 | 100",
                "'totalAmountWithoutTax':0.1,'taxAmount':0.2                           | 0.3 | 0.3",
                "'totalAmountWithoutTax':10,'amountPaid':12                            | 10  | -2",
                "'totalAmountWithoutTax':-0,'taxAmount':-0.0,'amountPaid':'-0'         | 0.0 | 0.0",
                "'totalAmountWithoutTax':'12.50','taxAmount':'2.50'                    | 15.00 | 15.00",
                "'totalAmountWithoutTax':1e20,'taxAmount':1e-20 | 100000000000000000000.00000000000000000001 | 100000000000000000000.00000000000000000001",
            })
    void amountsAreExact(String fields, String gross, String due) {
        var invoice = invoice(fields);

        assertThat(invoice.path("gross").asString()).isEqualTo(gross);
        assertThat(invoice.path("due").asString()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'taxAmount':1                                     | Without due, gross: Paigo's net is absent.",
                "'totalAmountWithoutTax':'n/a'                     | Without due, gross: Paigo's net is not a number.",
                "'totalAmountWithoutTax':1,'taxAmount':'19%'       | Without due, gross: Paigo's tax is not a number.",
                "'totalAmountWithoutTax':1,'taxAmount':1e70        | Without due, gross: Paigo's tax is not a number.",
                "'totalAmountWithoutTax':1,'amountPaid':'part'     | Without due: Paigo's paid is not a number.",
            })
    void withoutAnAmountItSaysWhy(String fields, String note) {
        var invoice = invoice(fields);

        assertThat(invoice.has("due")).isFalse();
        assertThat(invoice.path("notes").toString()).contains(note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Draft", "Paid", "Voided", "open", ""})
    void onlyWhatIsOpenIsDue(String status) {
        var invoice =
                invoice("'totalAmountWithoutTax':1,'invoiceDate':'2026-01-01','invoicePaymentTerm':'','invoiceStatus':'"
                        + status + "'");

        assertThat(invoice.path("gross").asString()).isEqualTo("1");
        assertThat(invoice.has("due")).isFalse();
        assertThat(invoice.has("dueDate")).isFalse();
        assertThat(invoice.path("notes").toString()).doesNotContain("Without");
    }

    @Test
    void fieldsOfThatNameFromPaigoAreNotTakenForComputedOnes() {
        var invoice = invoice("'due':5,'gross':'free','dueDate':'2026-01-01','taxAmount':1");

        assertThat(invoice.has("due")).isFalse();
        assertThat(invoice.has("gross")).isFalse();
        assertThat(invoice.has("dueDate")).isFalse();
    }

    @Test
    void whatTheContractLeavesOpenIsSaidWhereItAppears() {
        var open = invoice("'totalAmountWithoutTax':5,'amountPaid':1,"
                + "'payments':[{'type':'card','transactionAmount':100.12}],'refunds':[{'amountRefunded':'100'}]");
        var plain = invoice("'totalAmountWithoutTax':5,'amountPaid':0,'payments':[],'refunds':[]");

        assertThat(open.path("payments").get(0).path("amount").asString()).isEqualTo("100.12");
        assertThat(open.path("notes").toString())
                .contains("due takes paid to include tax, which Paigo's contract leaves open.")
                .contains("payments.amount is as Paigo sends it")
                .contains("refunds.amountRefunded is as Paigo sends it");
        assertThat(plain.path("notes").toString())
                .doesNotContain("Paigo sends it")
                .doesNotContain("leaves open");
    }
}
