package org.doubleloop.recommender.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.doubleloop.recommender.policy.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private static final Map<String, Object> CONTEXT =
      Map.of("touch", 2.0, "share", 0.25, "many", 1e10, "industry", "retail", "vip", true);
  private static final Map<String, String> VALUES =
      Map.of("contact", "Ada <{{industry}}> & $1 \\", "industry", "shops", "blank", " ");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Hello {{contact}}            ~ Hello Ada <{{industry}}> & $1 \\
          {{ industry }}, {{channel}}  ~ shops, phone
          {{touch}} {{share}} {{vip}}  ~ 2 0.25 true
          {{many}}                     ~ 10000000000
          Dear {{company}}             ~ Dear [company]
          {{#vip}}{{contact.name}}     ~ {{#vip}}[contact.name]
          No names                     ~ No names
          Dear {{company|reader}}      ~ Dear reader
          Dear {{ company | all of you }}, ~ Dear all of you,
          {{company|}}{{company| }}.   ~ .
          {{contact|you}} {{touch|no}} ~ Ada <{{industry}}> & $1 \\ 2
          {{blank|you}}, {{blank}}.    ~ you,  .
          {{a|b|c}} {{a|{b}}} {{|b}}   ~ {{a|b|c}} {{a|{b}}} {{|b}}
          """)
  void fillsInValuesThenTheContextThenTheOptionsAttributes(String draft, String text) {
    var attributes = Map.of("channel", "phone", "touch", "99");
    var option = new Option("a", null, attributes, draft);

    assertThat(Template.fill(option, CONTEXT, VALUES)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Hello {{contact}}                         ~ ''
          Hello {{first_name}}, {{ industry }}      ~ first_name
          {{b}} {{a}} {{b}} {{c|there}} {{blank}}   ~ b a
          {{touch}} {{channel}} {{company|}}        ~ ''
          """)
  void tellsForWhatItHasNothing(String draft, String names) {
    var option = new Option("a", null, Map.of("channel", "phone"), draft);
    assertThat(String.join(" ", Template.missing(option, CONTEXT, VALUES))).isEqualTo(names);
  }

  @Test
  void saysTitleAndAttributesWhereThereIsNoDraft() {
    var attributes = Map.of("channel", "phone", "angle", "cost");

    assertThat(sentence("Call them", attributes))
        .isEqualTo("Call them: angle cost, channel phone.");
    assertThat(sentence(null, Map.of())).isEqualTo("call.");
  }

  private static String sentence(@Nullable String title, Map<String, String> attributes) {
    return Template.fill(new Option("call", title, attributes, null), CONTEXT, VALUES);
  }
}
