package org.doubleloop.recommender.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What would you like to try first?            | en
          Was möchten Sie zuerst ausprobieren?         | de
          Que souhaitez-vous essayer pour commencer ?  | fr
          ¿Qué es lo que quiere probar usted?          | es
          Wat wil je nu het liefst met ons doen?       | nl
          Northwind Planner                            | ''
          """)
  void isToldByItsCommonWords(String text, String language) {
    assertThat(Language.of(text).orElse("")).isEqualTo(language);
  }

  @Test
  void foldedTextsAreReplacedWhereTheyStand() {
    var text = "Ask A\u200bd\u00e1  LOVELACE, ada%20lovelace or %41da Lovelace.";

    assertThat(Folded.of(text).replaceAll(Pattern.compile("ada lovelace"), found -> "X"))
        .isEqualTo("Ask X, X or X.");
    assertThat(Folded.plain("Straße İpek Łódź 100%")).isEqualTo("strasse ipek lodz 100%");
  }

  @Test
  void invisibleCharactersAreStrippedOrShown() {
    assertThat(Invisible.stripped("a\u200bb\u202ec\ufe0fd\ne")).isEqualTo("abcd\ne");
    assertThat(Invisible.shown("a\u202eb")).isEqualTo("a[U+202E]b");
  }

  @Test
  void fiveWordsInARowAreACopy() {
    var source = List.of("I would rather have had a tour, of the hall.");

    assertThat(Verbatim.fiveInARow("rather HAVE had a Tour", source))
        .contains("rather have had a tour");
    assertThat(Verbatim.fiveInARow("rather have had a", source)).isEmpty();
    assertThat(Verbatim.fiveInARow("rather have had a tour", source, source)).isEmpty();
  }
}
