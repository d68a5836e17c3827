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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada wants it                      | {{who.1}} wants it
          ADA  LOVELACE and adalovelace     | {{who}} and {{who}}
          Mrs. lovelace, Adas plan          | Mrs. {{who.2}}, {{who.1}}s plan
          ada%40example.net?x               | {{mail}}?x
          Jose Munoz, José Muñoz            | {{third}}, {{third}}
          Muller, Mueller and müller        | {{fourth}}, {{fourth}} and {{fourth}}
          call +49 (30) 12 34 567           | call {{phone}}
          4930 1234567                      | {{phone}}
          write {{who}}                     | write {{who}}
          """)
  void hidesEverySpellingAndEveryPart(String text, String hidden) {
    assertThat(people().hide(text)).isEqualTo(hidden);
    assertThat(people().reveal("{{who.1}} of {{who}}")).isEqualTo("Ada of Ada Lovelace");
  }

  @Test
  void hidesWhatInvisibleCharactersPartAndContactsThatNoValueNames() {
    var mask = people();
    var text = "A\u200bda: bob@example.org, +44 20 7946 0000, DE02 1203 0000 0000 2020 51";

    assertThat(mask.hideCaptured(text))
        .isEqualTo("{{who.1}}: {{mail.1}}, {{phone.1}}, {{account.1}}");
    assertThat(mask.reveal("{{mail.1}} {{phone.1}}")).isEqualTo("bob@example.org +44 20 7946 0000");
    assertThat(mask.hideCaptured("in 2026-12-01, 1,250 of 20 000"))
        .isEqualTo("in 2026-12-01, 1,250 of 20 000");
  }

  @Test
  void takesPlacesForValuesOutOfWhatIsNotTrusted() {
    assertThat(people().hideCaptured("send {{phone}} and {{other}}"))
        .isEqualTo("send (phone) and {{other}}");
  }

  @Test
  void tellsWhatItCannotHide() {
    var mask = new PersonalDataMask(Map.of("a", "Will", "b", "Li", "c", "2", "d", "x", "e", "Ada"));

    assertThat(mask.cannotHide()).isEqualTo(3);
    assertThat(mask.leaves(List.of("Will asked"))).isTrue();
    assertThat(mask.leaves(List.of("Ask Li's boss"))).isTrue();
    assertThat(mask.leaves(List.of("will you? 2 x Ada, Lima"))).isFalse();
    assertThat(mask.hide("Will asked")).isEqualTo("Will asked");
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

  private static PersonalDataMask people() {
    var values = new LinkedHashMap<String, String>();
    values.put("who", "Ada Lovelace");
    values.put("mail", "ada@example.net");
    values.put("third", "José Muñoz");
    values.put("fourth", "Müller");
    values.put("phone", "+49 30 1234567");
    return new PersonalDataMask(values);
  }
}
