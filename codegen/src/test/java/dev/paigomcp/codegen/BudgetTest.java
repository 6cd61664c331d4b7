package dev.paigomcp.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.codegen.Pipeline.Generated;
import dev.paigomcp.codegen.Pipeline.Inputs;
import dev.paigomcp.codegen.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the build tells of the tokens of each tool, and the budget that holds exactly so many. */
class BudgetTest {
    private static final Path CASE = Path.of("src/test/resources/golden/three-tools");
    private static final Pattern LINE =
            Pattern.compile("(\\w+) +(\\d+) tokens, +(\\d+) with output schema, fits all clients");

    @Test
    void eachToolIsReportedWithItsTokens() throws IOException {
        var lines = generate("").report();

        assertThat(lines).extracting(line -> field(line, 1)).containsExactly("list_lamps", "get_lamp", "create_lamp");
        assertThat(lines).allSatisfy(line -> assertThat(tokens(line, 3)).isGreaterThan(tokens(line, 2)));
    }

    @Test
    void aBudgetMayBeSpentToItsLastToken() throws IOException {
        var spent = tokens(generate("").report().get(0), 2);

        assertThat(generate(budget(spent)).errors()).isEmpty();
        assertThat(generate(budget(spent - 1)).errors())
                .extracting(Diagnostic::toString)
                .singleElement()
                .asString()
                .contains("\"listing\" cost " + spent + " tokens, more than " + (spent - 1));
    }

    private static String budget(int tokens) {
        return "budgets: [{name: listing, tools: [list_lamps], tokens: " + tokens + "}]\n";
    }

    private static int tokens(String line, int group) {
        return Integer.parseInt(field(line, group));
    }

    private static String field(String line, int group) {
        var matcher = LINE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return matcher.group(group);
    }

    private static Generated generate(String budgets) throws IOException {
        return Pipeline.run(new Inputs(
                "contract.yaml",
                Files.readString(CASE.resolve("contract.yaml")),
                "tools.yaml",
                budgets + Files.readString(CASE.resolve("tools.yaml")),
                Files.readString(Path.of("../specs/tools.schema.json"))));
    }
}
