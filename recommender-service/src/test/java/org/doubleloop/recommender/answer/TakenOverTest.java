package org.doubleloop.recommender.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.recommender.answer.AnswerCheck.Unusable;
import org.doubleloop.recommender.answer.AnswerCheck.Usable;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Original;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import org.doubleloop.recommender.phrasing.Prompt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What an answer may take over of past texts: their wording, and nothing that they are about. Here
/// nothing of them is hidden, as if that had failed.
class TakenOverTest {
  private static final JsonMapper MAPPER = StrictJson.mapper();
  private static final Prompt PROMPT =
      Prompt.of(
          new Phrasing(
              new Instructions("write.v1", "Write."),
              Map.of("title", "Ask about the renewal"),
              Map.of("context", Map.of("industry", "retail")),
              Map.of(),
              Map.of("contact", "Ada"),
              new Original(
                  "Hello {{contact}}, would you like to talk about the renewal of your contract?",
                  "Hello {{contact}}, would you like to talk about the renewal of your contract?",
                  List.of()),
              List.of(),
              new WellReceived(
                  List.of("a", "b"),
                  List.of(
                      "Hi Grace, shall we talk about how to go on with your contract?"
                          + " Congratulations on your new funding round of 17 million. Mr Turing"
                          + " will call on Monday.",
                      "Hi Alan, it was a pleasure to meet your whole team in the new hall. See"
                          + " acme.example for the renewal, it costs 900 euros, and we offer a"
                          + " discount."),
                  List.of("it was a pleasure to", "was a pleasure to meet")),
              1000),
          MAPPER,
          "qwertzuiopas");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi {{contact}}, shall we talk about how to go on with your contract and the renewal?",
        "Hi {{contact}}, it was a pleasure to meet. Shall we talk about the renewal?",
      })
  void usesTheirWordingWhereItSaysNothingElseOrIsCustomary(String text) {
    assertThat(check(text)).isInstanceOf(Usable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Congratulations on your new funding round.                  | COPIED
          It was a pleasure to meet your whole team in the hall.      | COPIED
          We have worked with 17 others.                              | NUMBER
          We have worked with seventeen others.                       | NUMBER
          It costs a little, 900 euros.                               | NUMBER
          We have a discount.                                         | PRICE
          I will call on Monday.                                      | DATE
          Turing will call.                                           | NAME
          You know Grace.                                             | NAME
          See acme.example for it.                                    | ADDRESS
          Your […] was good.                                          | PLACEHOLDER
          """)
  void usesNoneOfWhatTheyAreAbout(String taken, Fault fault) {
    assertThat(
            check("Hello {{contact}}, shall we talk about the renewal of your contract? " + taken))
        .isEqualTo(new Unusable(fault));
  }

  private static AnswerCheck.Finding check(String text) {
    return new AnswerCheck(MAPPER)
        .check(MAPPER.writeValueAsString(Map.of("text", text, "guidance", List.of())), PROMPT);
  }
}
