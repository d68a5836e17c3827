package org.doubleloop.policy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.with;
import static org.doubleloop.policy.test.Outreach.without;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.policy.test.Outreach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class PolicyContentTest {
  @Test
  void comesBackFromItsDocumentAndFromTheApiAsItWas() {
    var content = read(Outreach.content());
    assertThat(ContentDocuments.read(ContentDocuments.write(content))).isEqualTo(content);
    assertThat(ContentMapping.read(ContentMapping.write(content), new Faults())).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /metric/window     | "PT336H"
          /metric/countWeak  | false
          /exploration/floor | 0.02
          /exploration/share | 0.10
          /rules/1/options   | []
          """)
  void hasOneHashHoweverItIsWritten(String pointer, String json) {
    assertThat(read(with(Outreach.content(), pointer, json))).isEqualTo(read(Outreach.content()));
    assertThat(read(with(Outreach.content(), pointer, json)).hash())
        .isEqualTo(read(Outreach.content()).hash());
    assertThat(read(without(Outreach.content(), "/unit")).hash())
        .isEqualTo(read(Outreach.content()).hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /title             | "Another title"
          /metric/countWeak  | true
          /exploration/share | 0.11
          /rules/0/reason    | "Another reason"
          /rules/0/options   | ["efficiency-email"]
          """)
  void hasAnotherHashWhenItSaysSomethingElse(String pointer, String json) {
    assertThat(read(with(Outreach.content(), pointer, json)).hash())
        .isNotEqualTo(read(Outreach.content()).hash());
  }

  @Test
  void keepsTheHashOfWhatIsStored() {
    assertThat(read(Outreach.content()).hash())
        .isEqualTo("0vVqZw4acIuMmoSkabnoPXc65_GGHVODcH7iddp9Abc");
  }

  @Test
  void selectsOptionsThatAreNamedAndThoseThatMatch() {
    var options = read(Outreach.content()).options();
    var selection =
        new Selection(List.of("efficiency-call"), new TreeMap<>(Map.of("angle", "sustainability")));
    assertThat(options.stream().filter(selection::selects).map(Option::id))
        .containsExactly("sustainability-email", "efficiency-call");
    assertThat(options).noneMatch(new Selection(List.of(), new TreeMap<>())::selects);
  }

  private static PolicyContent read(ObjectNode content) {
    return ContentMapping.read(Outreach.read(content, PolicyContentJson.class), new Faults());
  }
}
