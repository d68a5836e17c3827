package org.doubleloop.policy.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doubleloop.policy.test.Outreach.with;
import static org.doubleloop.policy.test.Outreach.without;

import java.util.List;
import java.util.TreeMap;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.policy.rule.Option;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class PolicyContentTest {
  @Test
  void comesBackFromTheStoreAndFromTheApiAsItWas() {
    var content = read(Outreach.content());
    assertThat(ContentCodec.read(ContentCodec.write(content), PolicyContent.class))
        .isEqualTo(content);
    var model = ContentCodec.convert(content, PolicyContentJson.class);
    assertThat(ContentCodec.convert(model, PolicyContent.class)).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /metric/window     | "PT336H"
          /metric/countWeak  | false
          /exploration/floor | 1
          /exploration/share | 0.10
          /metric/kind       | "BINARY"
          /watch             | []
          /rules/1/options   | []
          /guidance/0/share  | 1
          """)
  void hasOneHashHoweverItIsWritten(String pointer, String json) {
    assertThat(read(with(Outreach.content(), pointer, json))).isEqualTo(read(Outreach.content()));
    assertThat(hash(with(Outreach.content(), pointer, json))).isEqualTo(hash(Outreach.content()));
    assertThat(hash(without(Outreach.content(), "/unit"))).isEqualTo(hash(Outreach.content()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /title             | "Another title"
          /metric/countWeak  | true
          /metric/grace      | "P1D"
          /exploration/share | 0.11
          /rules/0/reason    | "Another reason"
          /rules/0/options   | ["efficiency-email"]
          /guidance/0/share  | 0.5
          /guidance/0/marks  | {"without": ["I hope"]}
          """)
  void hasAnotherHashWhenItSaysSomethingElse(String pointer, String json) {
    assertThat(hash(with(Outreach.content(), pointer, json)))
        .isNotEqualTo(hash(Outreach.content()));
  }

  @Test
  void keepsTheHashOfWhatIsStored() {
    var stored = with(Outreach.content(), "/exploration/floor", "0.02");
    assertThat(ContentCodec.hash(ContentCodec.convert(stored, PolicyContent.class)))
        .isEqualTo("0vVqZw4acIuMmoSkabnoPXc65_GGHVODcH7iddp9Abc");
  }

  @Test
  void hasTheDefaultOfEachClauseThatWhatIsStoredLacks() {
    var stored =
        """
        {"hypothesis": "h", "options": [{"id": "a"}], "aClauseOfLater": {"known": "to nobody"},
         "metric": {"outcome": "replied", "direction": "INCREASE", "window": "P1D"}}
        """;
    var metric =
        new Metric(
            "replied",
            Metric.Direction.INCREASE,
            null,
            null,
            null,
            AttributionWindow.parse("P1D").orElseThrow(),
            null,
            false);
    assertThat(ContentCodec.read(stored, PolicyContent.class))
        .isEqualTo(
            new PolicyContent(
                null,
                "h",
                metric,
                List.of(),
                List.of(),
                UnitKind.SUBJECT,
                List.of(),
                List.of(new Option("a", null, new TreeMap<>(), null, List.of(), false)),
                List.of(),
                List.of(),
                List.of(),
                null,
                PolicyContent.Mode.SUGGEST,
                null));
  }

  /// It would be neither stored nor followed.
  @Test
  void losesNoClauseThatOnlyTheApiHas() {
    var more = with(Outreach.content(), "/metric/unknown", "1");
    assertThatThrownBy(() -> ContentCodec.convert(more, PolicyContent.class))
        .hasMessageContaining("unknown");
  }

  private static String hash(ObjectNode content) {
    return ContentCodec.hash(read(content));
  }

  private static PolicyContent read(ObjectNode content) {
    return PolicyValidation.read(
        Outreach.read(content, PolicyContentJson.class), new FieldFaults());
  }
}
