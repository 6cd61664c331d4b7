package dev.paigomcp;

import static dev.paigomcp.SignedInServer.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no tool does is said, so that no other tool is taken for it. */
final class UndoneWorkTest {
    private static final String OWNER = "owner-of-everything-1";

    @TempDir
    private static Path folder;

    private static SignedInServer server;

    @BeforeAll
    static void start() {
        server = new SignedInServer(folder, "tokens", """
            version: 2
            accounts: {acme: {environment: demo}}
            tokens:
            - {name: owner, sha256: %s, account: acme, scopes: [paigo:read, paigo:write, paigo:usage, paigo:money]}
            """.formatted(sha256(OWNER)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String answer(String tool) {
        return server.ask(OWNER, "2025-11-25", "tools/call", "'name':'" + tool + "'")
                .at("/error/message")
                .asString();
    }

    @Test
    void theInstructionsSayWhatIsNotDone() {
        var instructions = server.ask(
                        OWNER,
                        "2025-11-25",
                        "initialize",
                        "'protocolVersion':'2025-11-25','capabilities':{},'clientInfo':{'name':'t','version':'1'}")
                .at("/result/instructions")
                .asString();

        assertThat(instructions)
                .contains("Not done here yet, only in Paigo itself:")
                .contains("plan of a customer", "refunding", "usage", "editing or deleting a customer")
                .hasSizeLessThan(2_000);
    }

    @Test
    void addCreditsSaysThatItIsNoRefund() {
        assertThat(server.ask(OWNER, "2025-11-25", "tools/list", "")
                        .at("/result/tools")
                        .valueStream()
                        .filter(tool -> tool.path("name").asString().equals("add_credits"))
                        .findFirst()
                        .orElseThrow()
                        .path("description")
                        .asString())
                .contains("no refund");
    }

    @ParameterizedTest
    @CsvSource({
        "refund, refunding",
        "create_refund, refunding",
        "issueRefunds, refunding",
        "refund-invoice, refunding",
        "remove_credits, refunding",
        "change_plan, changing or ending the plan",
        "changeCustomerPlan, changing or ending the plan",
        "upgrade_customer, changing or ending the plan",
        "cancel_subscription, changing or ending the plan",
        "delete_usage_record, correcting or deleting usage",
        "correct_usage, correcting or deleting usage",
        "update_customer, editing or deleting a customer",
        "customers.delete, editing or deleting a customer",
        "update_dimension, editing or deleting an offering or a dimension",
        "void_invoice, 'making, editing, voiding or collecting an invoice'",
        "update_invoice, 'making, editing, voiding'",
        "resend_invoice, 'making, editing, voiding'",
        "delete_invoice, 'making, editing, voiding'",
        "edit_invoice, 'making, editing, voiding'",
        "issue_credit, refunding",
        "create_credit_note, refunding",
        "credit_invoice, refunding",
        "write_off, refunding",
        "apply_credit, refunding",
        "adjust_balance, refunding",
        "reverse_transaction, refunding",
        "extend_trial, changing or ending the plan",
        "apply_discount, changing or ending the plan",
        "add_plan, changing or ending the plan",
        "pause_customer, editing or deleting a customer",
        "cancel_customer, editing or deleting a customer",
        "rename_offering, editing or deleting an offering",
        "set_price, editing or deleting an offering",
    })
    void aToolThatWouldDoItIsToldSo(String tool, String work) {
        assertThat(answer(tool))
                .contains("There is no tool \"" + tool + "\": " + work)
                .contains("not done here yet, only in Paigo itself", "no tool stands in for it")
                .doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource({
        "add_credit, add_credits",
        "list_refunded_invoices, ''",
        "get_customers, get_customer",
    })
    void anyOtherUnknownToolIsNot(String tool, String meant) {
        assertThat(answer(tool)).doesNotContain("not done here").contains(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "record_usage, measure_usage",
        "usage_record, measure_usage",
        "add_usage, measure_usage",
        "create_customer, onboard_customer",
        "createCustomers, onboard_customer",
        "get_credits, get_credit_ledger",
        "list_plans, list_offerings",
        "get_plan, get_offering",
        "find_customers, list_customers",
        "get_offerings, get_offering",
        "lst_customers, list_customers",
        "measur_usage, measure_usage",
        "show_invoice, get_invoice",
        "create_ofering, create_offering",
    })
    void aToolOfAnotherNameIsToldByItsOwn(String tool, String meant) {
        assertThat(answer(tool)).contains("; did you mean \"" + meant + "\"?").doesNotContain("not done here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"set_customer", "set_invoice", "add_customers_to", "sync_invoice", "ad_offering", "reset_usage"})
    void aHintNeverGoesFromWhatChangesToWhatReads(String tool) {
        assertThat(answer(tool))
                .contains("There is no tool")
                .doesNotContain("did you mean \"get", "did you mean \"list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get_credits_added", "list_credits_add", "find_measure_usage", "view_offering_create"})
    void aHintNeverGoesFromWhatReadsToWhatChanges(String tool) {
        assertThat(answer(tool))
                .contains("There is no tool")
                .doesNotContain("did you mean \"add", "did you mean \"measure", "did you mean \"create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "s", "ss", "__s__"})
    void aNameWithoutWordsIsJustUnknown(String tool) {
        assertThat(answer(tool)).contains("There is no tool").doesNotContain("not done here");
    }
}
