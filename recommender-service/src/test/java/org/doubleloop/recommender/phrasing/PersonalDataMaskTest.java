package org.doubleloop.recommender.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataMaskTest {

  private static final PersonalDataMask MASK = mask();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ask Ada's team          | Ask {{contact}}'s team
          ADA, ada and Ada.       | {{contact}}, {{contact}} and {{contact}}.
          Adapt, Canada, Ada2     | Adapt, Canada, Ada2
          Ada Lovelace wrote      | {{full}} wrote
          Say contact to Ada      | Say contact to {{contact}}
          İpek ve ipek            | {{third}} ve {{third}}
          田中さんに書いて           | {{fourth}}さんに書いて
          a+b (c) $1 \\E          | {{odd}} \\E
          nobody                  | nobody
          """)
  void hidesAValueWhereItStandsWhole(String text, String hidden) {
    assertThat(MASK.hide(text)).isEqualTo(hidden);
  }

  @Test
  void hidesInMapsAndListsButNotTheirNames() {
    assertThat(MASK.hide(Map.of("ada", List.of("Ada", 1, true, Map.of("x", "Ada")))))
        .isEqualTo(Map.of("ada", List.of("{{contact}}", 1, true, Map.of("x", "{{contact}}"))));
  }

  @Test
  void revealsOnceAndOnlyItsOwn() {
    var mask = new PersonalDataMask(Map.of("a", "{{b}} $1 \\", "b", "B"));

    assertThat(mask.reveal("{{a}} {{ b }} {{c}}")).isEqualTo("{{b}} $1 \\ B {{c}}");
    assertThat(mask.without("1{{a}}2{{c}}")).isEqualTo("1 2{{c}}");
  }

  @Test
  void hidesNothingWhereNothingIsPersonal() {
    assertThat(new PersonalDataMask(Map.of("a", " ")).hide("a  b")).isEqualTo("a  b");
  }

  private static PersonalDataMask mask() {
    var values = new LinkedHashMap<String, String>();
    values.put("contact", "Ada");
    values.put("full", " Ada Lovelace ");
    values.put("third", "İpek");
    values.put("fourth", "田中");
    values.put("odd", "a+b (c) $1");
    values.put("blank", " ");
    return new PersonalDataMask(values);
  }
}
