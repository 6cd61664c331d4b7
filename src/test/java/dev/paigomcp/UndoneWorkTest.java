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
        "void_invoice, 'making, voiding or collecting an invoice'",
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
        "list_plans, ''",
        "get_plan, ''",
        "list_refunded_invoices, ''",
        "get_customers, get_customer",
        "create_usage, ''",
    })
    void anyOtherUnknownToolIsNot(String tool, String meant) {
        assertThat(answer(tool)).doesNotContain("not done here").contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "s", "ss", "__s__"})
    void aNameWithoutWordsIsJustUnknown(String tool) {
        assertThat(answer(tool)).contains("There is no tool").doesNotContain("not done here");
    }
}
