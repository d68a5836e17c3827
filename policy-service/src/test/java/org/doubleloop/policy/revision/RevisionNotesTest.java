package org.doubleloop.policy.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doubleloop.policy.test.Outreach.with;
import static org.doubleloop.policy.test.Outreach.without;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.test.Outreach;
import org.doubleloop.policy.validation.FieldFaults;
import org.doubleloop.policy.validation.PolicyValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What is said when a policy is revised, and when it is made.
class RevisionNotesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /hypothesis            | "Another one."  |
          /metric/target         | 0.2             |
          /metric/window         | "PT336H"        |
          /options/0/title       | "A title"       |
          /metric/outcome        | "opened"        | The metric has another outcome: counting begins anew.
          /metric/window         | "P7D"           | The metric has another window: counting begins anew.
          /metric/countWeak      | true            | The metric has another countWeak: counting begins anew.
          /metric                | {"outcome": "revenue", "direction": "INCREASE", "kind": "SUM", "cap": 5, "window": "P14D"} | The metric has another outcome and kind: counting begins anew.
          /metric/grace          | "P1D"           | The metric has another grace: counting goes on.
          /metric/direction      | "DECREASE"      | The metric has another direction: counting goes on, and the same counts are read the other way round
          /watch                 | [{"id": "w", "outcome": "unsubscribed", "direction": "DECREASE"}] | 'w' is counted beside the metric from now on
          /options/0/draft       | "Dear reader"   | Option 'efficiency-email' has another draft under the same id, and the counts of the old one: to begin anew, give it another id
          /options/0/attributes/angle | "growth"   | Option 'efficiency-email' has other attributes under the same id
          /options/3             | {"id": "letter"} | Option 'letter' is new: nothing is known of it yet
          /attributes/4          | {"name": "region", "type": "STRING", "values": ["north"]} | The evidence is divided by 'region' from now on: what was done before has no value of it
          /attributes/4          | {"name": "note", "type": "STRING"} |
          /attributes/4          | {"name": "age", "type": "NUMBER"} |
          /attributes/1/values   | ["VP", "Manager", "Chief"] | 'seniority' has the value 'Chief' from now on, of which nothing is known yet
          /attributes/1/values   | ["Manager"]     | 'seniority' has the value 'VP' no more: what was counted there is kept for all contexts
          """)
  void saysWhatIsKeptAndWhatBeginsAnew(String pointer, String json, String note) {
    var notes = notes(Outreach.content(), with(Outreach.content(), pointer, json));
    if (note == null) {
      assertThat(notes).isEmpty();
    } else {
      assertThat(notes).singleElement().asString().startsWith(note);
    }
  }

  @Test
  void saysWhatIsGone() {
    var fewer = Outreach.content();
    fewer.putArray("rules");
    fewer.putArray("guardrails");
    fewer.putArray("guidance");
    fewer.withArray("/options").remove(2);
    fewer.withArray("/attributes").remove(0);
    assertThat(notes(Outreach.content(), fewer))
        .containsExactly(
            "Option 'efficiency-call' is not suggested any more: what was counted is kept, for an"
                + " option of that id",
            "The evidence is not divided by 'industry' any more: what was counted by it is kept,"
                + " and not read");
  }

  @Test
  void namesSeveralAtOnceAndNoMoreThanFive() {
    var more = Outreach.content();
    for (int i = 3; i < 12; i++) {
      with(more, "/options/" + i, "{\"id\": \"o%d\"}".formatted(i));
    }
    assertThat(notes(Outreach.content(), more))
        .singleElement()
        .asString()
        .startsWith(
            "Options 'o3', 'o4', 'o5', 'o6', 'o7' and 4 more are new: nothing is known of them"
                + " yet");
  }

  @Test
  void saysOfASumThatItsCapIsAnother() {
    var sum = sum(5);
    assertThat(notes(sum, sum(6))).singleElement().asString().contains("another cap: counting");
    assertThat(notes(sum, with(sum(5), "/metric/target", "3"))).isEmpty();
  }

  @Test
  void saysOfWhatIsCountedBesideTheMetricWhatBeginsAnew() {
    var watch = "[{\"id\": \"w\", \"outcome\": \"%s\", \"direction\": \"DECREASE\"%s}]";
    var base = with(Outreach.content(), "/watch", watch.formatted("unsubscribed", ""));
    assertThat(notes(base, with(Outreach.content(), "/watch", watch.formatted("complained", ""))))
        .containsExactly(
            "'w', which is counted beside the metric, has another outcome: its counting begins"
                + " anew");
    assertThat(
            notes(
                base,
                with(
                    Outreach.content(),
                    "/watch",
                    watch.formatted("unsubscribed", ", \"window\": \"P14D\""))))
        .as("the metric's own window, written out")
        .isEmpty();
    assertThat(notes(base, Outreach.content()))
        .containsExactly("'w' is not counted beside the metric any more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /rules/0/when      | "seniority >= '10.0.0'"       | Rule 'customers-by-phone' compares seniority as a text
          /rules/0/when      | "'a' < seniority && customer" | Rule 'customers-by-phone' compares seniority as a text
          /guardrails/0/when | "industry > seniority"        | Guardrail 'no-calls-in-retail' compares industry as a text
          /guidance/0/when   | "seniority.lowerAscii() < 'v'" | Guidance 'short' compares 'v' as a text
          /rules/0/when      | "employees > seniority.size()" |
          /rules/0/when      | "seniority == '<' && employees < 3" |
          """)
  void saysWhichTextsAreComparedByTheirOrder(String pointer, String json, String note) {
    var notes = RevisionNotes.of(null, read(with(Outreach.content(), pointer, json)));
    if (note == null) {
      assertThat(notes).isEmpty();
    } else {
      assertThat(notes).singleElement().asString().startsWith(note);
    }
  }

  @Test
  void saysNothingOfAFirstVersionThatFits() {
    assertThat(RevisionNotes.of(null, read(Outreach.content()))).isEmpty();
    assertThat(notes(Outreach.content(), Outreach.content())).isEmpty();
  }

  @Test
  void saysWhichAttributesNeverCount() {
    var content = without(Outreach.content(), "/attributes/0/required");
    content.putArray("rules");
    content.putArray("guardrails");
    content.putArray("guidance");
    content.putArray("attributes");
    for (int i = 0; i < 13; i++) {
      with(content, "/attributes/" + i, attribute("a" + i, i == 3 ? 0 : 2));
    }
    assertThat(RevisionNotes.of(null, read(content)))
        .containsExactly(
            "'a11' and 'a12' never count: of the attributes with declared values, the first 10"
                + " divide the evidence. Put those first that matter most");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          industry == 'retail'             | {"without": ["friday"]}     | true
          industry == 'financial-services' | {"without": ["friday"]}     | false
          true                             | {"without": ["by Fri"]}     | false
          true                             | {"with": ["friday"]}        | false
          """)
  void saysWhichGuidanceAsksForWhatAnotherForbids(String when, String marks, boolean isSaid) {
    var content = Outreach.content();
    content.putArray("guidance");
    with(
        content,
        "/guidance/0",
        "{\"id\": \"asks\", \"text\": \"t\", \"when\": \"industry == 'retail'\"}");
    with(content, "/guidance/0/marks", "{\"with\": [\"by Friday\", \"soon\"]}");
    with(content, "/guidance/1", "{\"id\": \"forbids\", \"text\": \"u\"}");
    with(content, "/guidance/1/marks", marks);
    with(content, "/guidance/1/when", "\"" + when + "\"");
    var notes = RevisionNotes.of(null, read(content));
    if (isSaid) {
      assertThat(notes)
          .containsExactly(
              "Guidance 'asks' asks for 'by Friday', and guidance 'forbids' forbids 'friday': where"
                  + " both hold, no text follows both by that");
    } else {
      assertThat(notes).isEmpty();
    }
  }

  @Test
  void saysThatAnEleventhAttributeCountsOnlyWhereItIsPutBeforeOthers() {
    var ten = withAttributes(0, 10);
    assertThat(notes(ten, withAttributes(0, 11)))
        .singleElement()
        .asString()
        .startsWith("'a10' never counts");
    var first = withAttributes(0, 10);
    first.withArray("/attributes").insert(0, withAttributes(10, 11).at("/attributes/0"));
    assertThat(notes(ten, first))
        .extracting(note -> note.substring(0, note.indexOf("'a")))
        .containsExactly("The evidence is divided by ", "The evidence is not divided by ", "");
  }

  private static ObjectNode withAttributes(int from, int to) {
    var content = Outreach.content();
    content.putArray("rules");
    content.putArray("guardrails");
    content.putArray("guidance");
    content.putArray("attributes");
    for (int i = from; i < to; i++) {
      with(content, "/attributes/" + (i - from), attribute("a" + i, 2));
    }
    return content;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3   | 10 | 20  |
          3   | 10 | 100 | With 3 options there is room for the counts of all 1,000 values, and of 8,999 of the 450,000 pairs of them
          100 | 10 | 20  | With 100 options there is room for the counts of all 200 values, and of 799 of the 18,000 pairs of them
          100 | 10 | 10  | With 100 options there is room for the counts of all 100 values, and of 899 of the 4,500 pairs of them
          100 | 10 | 100 | With 100 options there is room for the counts of 999 of all 1,000 values, and of no pair of them
          """)
  void saysWhatDoesNotFit(int options, int attributes, int values, String note) {
    var content = Outreach.content();
    content.putArray("rules");
    content.putArray("guardrails");
    content.putArray("guidance");
    content.putArray("attributes");
    content.putArray("options");
    for (int i = 0; i < options; i++) {
      with(content, "/options/" + i, "{\"id\": \"o%d\"}".formatted(i));
    }
    for (int i = 0; i < attributes; i++) {
      with(content, "/attributes/" + i, attribute("a" + i, values));
    }
    var notes = RevisionNotes.of(null, read(content));
    if (note == null) {
      assertThat(notes).hasSize(1);
      assertThat(notes.getFirst()).contains("all 200 values, and of 9,799 of the 18,000 pairs");
    } else {
      assertThat(notes).singleElement().asString().startsWith(note);
    }
  }

  private static ObjectNode sum(int cap) {
    return with(
        Outreach.content(),
        "/metric",
        """
        {"outcome": "revenue", "direction": "INCREASE", "kind": "SUM", "cap": %d, "window": "P14D"}
        """
            .formatted(cap));
  }

  private static String attribute(String name, int values) {
    return "{\"name\": \"%s\", \"type\": \"STRING\", \"values\": [%s]}"
        .formatted(
            name,
            IntStream.range(0, values)
                .mapToObj("\"v%d\""::formatted)
                .collect(Collectors.joining(",")));
  }

  private static List<String> notes(ObjectNode base, ObjectNode content) {
    return RevisionNotes.of(read(base), read(content));
  }

  private static PolicyContent read(ObjectNode content) {
    return PolicyValidation.read(
        Outreach.read(content, PolicyContentJson.class), new FieldFaults());
  }
}
