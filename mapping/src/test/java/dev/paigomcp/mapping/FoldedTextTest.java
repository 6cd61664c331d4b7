package dev.paigomcp.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller, GmbH & Co. KG | muller gmbh co kg",
                "STRASSE straße        | strasse strasse",
                "Łódź Ærø Þór ıI       | lodz aero thor ii",
                "Ｗｉｄｅ １２        | wide 12",
                "٠١٢ ೩                 | 012 3",
                "O'Brien’s ﬁsh         | obriens fish",
                "A.C.M.E.  -- x        | acme x",
                "soft\u00adhyphen\u200bzero | softhyphenzero",
                "ガ がー 東京           | カ かー 東京",
                "हिन्दी                | हिनदी",
                "--- !                 | ''",
                "Ⅻ ™                   | xii tm",
            })
    void textsAreFolded(String text, String folded) {
        assertThat(FoldedText.of(text)).isEqualTo(folded.equals("''") ? "" : folded);
    }

    /** Whatever the text: folded once is folded for good, and neither case nor accents matter. */
    @Test
    void foldingIsFinal() {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (var n = random.nextInt(12); n > 0; n--) {
                text.appendCodePoint(
                        random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0xD7FF)); // no surrogates
            }
            var folded = FoldedText.of(text.toString());

            assertThat(FoldedText.of(folded)).as("%s", text).isEqualTo(folded);
            assertThat(FoldedText.of(Normalizer.normalize(text, Normalizer.Form.NFD)))
                    .isEqualTo(folded);
            assertThat(folded).doesNotContain("  ").isEqualTo(folded.strip());
            var ascii = text.chars().allMatch(each -> each < 0x80);
            assertThat(!ascii
                            || FoldedText.of(text.toString().toUpperCase(Locale.ROOT))
                                    .equals(folded))
                    .isTrue();
        }
    }
}
