package dev.paigomcp.tools;

import static dev.paigomcp.tools.GivenAnswers.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownIdsTest {
    private static final Paigo CUSTOMERS = success(200, """
        {'data':[{'customerId':'c-2','customerName':'Acme Robotics'},{'customerId':'ACME-1','customerName':'Zeta'},
        {'customerName':'Acme without an id'},{'customerId':'c-3'}]}\
        """);

    private static Optional<List<String>> startingWith(String kind, String start, Paigo paigo) {
        return new KnownIds(GeneratedTools.load(), paigo)
                .startingWith(kind, start, new CallScope("test", Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({"acme, c-2 ACME-1", "Acme R, c-2", "C-, c-2 c-3", "'', c-2 ACME-1 c-3", "robotics, ''"})
    void areFoundByTheBeginningOfIdOrNameInAnyLetterCase(String start, String ids) {
        assertThat(startingWith("customer", start, CUSTOMERS))
                .hasValueSatisfying(found -> assertThat(String.join(" ", found)).isEqualTo(ids));
    }

    @Test
    void areNotToldWhereThereAreNone() {
        assertThat(startingWith("colour", "a", CUSTOMERS)).isEmpty();
        assertThat(startingWith("customer", "a", (request, scope) -> new PaigoResult.Unreachable(503, "busy")))
                .isEmpty();
    }
}
