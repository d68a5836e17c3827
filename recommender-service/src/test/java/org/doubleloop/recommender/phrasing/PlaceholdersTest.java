package org.doubleloop.recommender.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  private static final Map<String, String> VALUES = Map.of("name", "<Ada & $1>", "a.b-c_d", "X");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Hello {{name}}, {{ name }}  ~ Hello <Ada & $1>, <Ada & $1>
          {{a.b-c_d}}                 ~ X
          {{other}}                   ~ {{other}}
          {{#name}}x{{/name}}         ~ {{#name}}x{{/name}}
          {{&name}} {{>name}}         ~ {{&name}} {{>name}}
          {{{name}}}                  ~ {<Ada & $1>}
          {{name.length}} {{}}        ~ {{name.length}} {{}}
          {{Name}} {name}             ~ {{Name}} {name}
          {{name|there}}{{ name | x }} ~ <Ada & $1><Ada & $1>
          {{other|there}}             ~ {{other|there}}
          """)
  void fillsInNamesAndDoesNothingElse(String text, String filled) {
    assertThat(Placeholders.fill(text, name -> Optional.ofNullable(VALUES.get(name))))
        .isEqualTo(filled);
  }
}
