package dev.paigomcp.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The closed choices of the model against the words of the grammar: each has its counterpart. */
class GrammarWordsTest {
    private static String[] words(Object[] constants) {
        return Arrays.stream(constants).map(Object::toString).toArray(String[]::new);
    }

    @Test
    void effectsAreThoseOfTheGrammar() {
        assertThat(Grammar.words("/$defs/tool/properties/effect/enum"))
                .containsExactlyInAnyOrder(words(Effect.values()))
                .allMatch(word -> Effect.of(word).toString().equals(word));
    }

    @Test
    void scopesAreThoseOfTheGrammar() {
        assertThat(Grammar.words("/$defs/tool/properties/scope/enum"))
                .containsExactlyInAnyOrder(words(Scope.values()))
                .allMatch(word -> Scope.valueOf(word).name().equals(word));
    }

    @Test
    void factsOfTheServerAreThoseOfTheGrammar() {
        assertThat(Grammar.words("/$defs/result/properties/server/items/enum"))
                .containsExactlyInAnyOrder(words(ServerFact.values()))
                .allMatch(word -> ServerFact.of(word).toString().equals(word));
    }

    @Test
    void everyFilterOfTheGrammarIsReadAndNoOther() {
        var read = new LinkedHashSet<Class<?>>();
        Grammar.words("/$defs/result/properties/where/additionalProperties/properties/is/enum")
                .forEach(word -> {
                    var filter =
                            Filter.read("f", PlanJson.object().put("as", "a").put("is", word));
                    assertThat(filter.write().path("is").asString()).isEqualTo(word);
                    read.add(filter.getClass());
                });

        assertThat(Set.of(Filter.class.getPermittedSubclasses())).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void everyComputedValueOfTheGrammarIsReadAndNoOther() {
        var read = new LinkedHashSet<Class<?>>();
        Stream.concat(
                        Grammar.words("/$defs/tool/properties/send/additionalProperties/properties/compute/enum"),
                        Grammar.words("/$defs/argument/properties/whenAbsent/properties/compute/enum"))
                .forEach(word -> {
                    var value = ComputedValue.read(PlanJson.object().put("compute", word));
                    assertThat(value.write().path("compute").asString()).isEqualTo(word);
                    read.add(value.getClass());
                });
        read.add(ComputedValue.read(PlanJson.object().put("value", 1)).getClass());

        assertThat(Set.of(ComputedValue.class.getPermittedSubclasses())).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void everyComputationOfTheGrammarIsReadAndNoOther() {
        var read = new LinkedHashSet<Class<?>>();
        var fields = PlanJson.object();
        fields.putObject("sum").putArray("sum").addObject().put("a", "zero");
        fields.putObject("difference").putArray("difference").addObject().put("a", "absent");
        fields.putObject("date").put("date", "a").put("plusDays", "b");
        fields.putObject("runningBalance").put("runningBalance", "a");
        Grammar.names("/$defs/result/properties/compute/additionalProperties/properties")
                .filter(word ->
                        !Set.of("plusDays", "when", "equals", "describe").contains(word))
                .forEach(word -> {
                    var computation = Computation.read(fields.path(word));
                    var written = PlanJson.object();
                    computation.write(written);
                    assertThat(written).isEqualTo(fields.path(word));
                    assertThat(Computation.kinds(written)).containsExactly(word);
                    read.add(computation.getClass());
                });

        assertThat(Set.of(Computation.class.getPermittedSubclasses())).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void ordersAreThoseThatTheModelWrites() {
        assertThat(Grammar.words("/$defs/result/properties/sort/properties/order/enum"))
                .containsExactlyInAnyOrder("ascending", "descending");
    }
}
