package dev.paigomcp.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single quotes stand for double ones. */
class ValuePathTest {
    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a            | {'a':1}                                  | [1]",
                "a.b          | {'a':{'b':1}}                            | [1]",
                "a.b          | {'a':[{'b':1}]}                          | []",
                "a            | {'a':null}                               | [null]",
                "a[0]         | {'a':[1,2]}                              | [1]",
                "a[1]         | {'a':[1,2]}                              | [2]",
                "a[2]         | {'a':[1,2]}                              | []",
                "a[0]         | {'a':{'b':1}}                            | [{'b':1}]",
                "a[0]         | {'a':5}                                  | []",
                "a[*]         | {'a':[1,2]}                              | [1,2]",
                "a[*]         | {'a':{'b':1}}                            | [{'b':1}]",
                "a[*]         | {'a':5}                                  | []",
                "a[*].b       | {'a':[{'c':1},{'b':2},{'b':3}]}          | [2,3]",
                "a[*].b[*].c  | {'a':[{'b':[]},{'b':[{'c':1},{'c':2}]}]} | [1,2]",
                "a[x]         | {'a':[1]}                                | []",
                "``           | {'a':1}                                  | [{'a':1}]",
            })
    void leadsToTheValuesAndToTheFirstOfThem(String path, String root, String expected) {
        var found = JsonNodeFactory.instance.arrayNode();
        ValuePath.parse(path).all(json(root)).forEach(value -> found.add(value.item()));

        assertThat(found).isEqualTo(json(expected));
        assertThat(ValuePath.parse(path).first(json(root)))
                .isEqualTo(json(expected).path(0));
    }

    @Test
    void tellsTheObjectAroundEachValue() {
        var found = ValuePath.parse("data[*].invoices[*]").all(json("{'data':[{'id':1,'invoices':[{'no':2}]}]}"));

        assertThat(found).singleElement().satisfies(value -> {
            assertThat(value.item()).isEqualTo(json("{'no':2}"));
            assertThat(value.around().path("id").asInt()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "data[*].invoices[*], data, data[*], invoices[*]",
        "data[0], data, '', data[0]",
        "a.b, a.b, a, b",
        "'', '', '', ''",
    })
    void hasAListAPathAroundItAndALastName(String path, String list, String around, String lastName) {
        assertThat(ValuePath.parse(path).list()).hasToString(list);
        assertThat(ValuePath.parse(path).around()).hasToString(around);
        assertThat(ValuePath.parse(path).lastName()).isEqualTo(lastName);
    }
}
