package org.doubleloop.recommender.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.recommender.answer.AnswerCheck.Unusable;
import org.doubleloop.recommender.answer.AnswerCheck.Usable;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AnswerCheckTest {

  private static final JsonMapper MAPPER = StrictJson.mapper();
  private static final int LONGEST = 120;
  private static final Prompt PROMPT =
      Prompt.of(
          new Phrasing(
              new Instructions("write.v1", "Write."),
              Map.of("title", "Saves 1,250 hours", "attributes", Map.of("rate", 0.5)),
              Map.of("wish", "In 2 sentences; call on 2026-11-21"),
              Map.of("g-77", "Be brief", "g-78", "Ask one thing"),
              Map.of("contact", "Ada [9] <b>", "empty", "", "long", "x".repeat(100)),
              LONGEST),
          MAPPER,
          "qwertzuiopas");

  private final AnswerCheck check = new AnswerCheck(MAPPER);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "Hello, 1250 hours, 1,250.00 hours, 0.50 of 2",
        "On 2026-11-21",
        "A line\nand\ta tab & “quotes”, (2) yes",
        "Hola {{ contact }}!",
        "日本語で ２ 文",
      })
  void usesATextInWhichNothingIsNew(String text) {
    assertThat(check(text)).isInstanceOf(Usable.class);
  }

  @Test
  void putsValuesInTheirPlacesAndHoldsNothingInThemAgainstTheModel() {
    assertThat(check(" Hello {{contact}}{{empty}}! ", "g-78", "g-78"))
        .isEqualTo(new Usable("Hello Ada [9] <b>!", List.of("g-78")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello {{name}}          | PLACEHOLDER
          Hello {{contact}        | PLACEHOLDER
          Hello [your name]       | PLACEHOLDER
          Hello <first name>      | MARKUP
          Hello ____              | PLACEHOLDER
          Saves 1251 hours        | NUMBER
          Saves 77 hours          | NUMBER
          Saves ½ of it           | NUMBER
          Saves ٩ of it           | NUMBER
          Saves 1.25 hours        | NUMBER
          Saves 12 50 hours       | NUMBER
          Saves 2{{contact}}0     | NUMBER
          '   '                   | BLANK
          {{empty}}               | BLANK
          {{long}} and {{long}}   | TOO_LONG
          """)
  void usesNoTextWithAFault(String text, Fault fault) {
    assertThat(check(text)).isEqualTo(new Unusable(fault));
  }

  @Test
  void usesNoTextOverTheLimitAndOneAtIt() {
    assertThat(check("a".repeat(LONGEST))).isInstanceOf(Usable.class);
    assertThat(check("a".repeat(LONGEST + 1))).isEqualTo(new Unusable(Fault.TOO_LONG));
  }

  @Test
  void usesNoControlCharacters() {
    assertThat(check("a\u0085b")).isEqualTo(new Unusable(Fault.CHARACTER));
    assertThat(check("a\u001b[1mb")).isEqualTo(new Unusable(Fault.CHARACTER));
  }

  @Test
  void usesNoTextThatCitesWhatItWasNotGiven() {
    assertThat(check("Hello", "g-77", "g-79")).isEqualTo(new Unusable(Fault.GUIDANCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "null",
        "[]",
        "{}",
        "\"Hello\"",
        "{\"text\":\"Hello\"}",
        "{\"text\":null,\"guidance\":[]}",
        "{\"text\":5,\"guidance\":[]}",
        "{\"text\":\"Hello\",\"guidance\":\"g-77\"}",
        "{\"text\":\"Hello\",\"guidance\":[1]}",
        "{\"text\":\"Hello\",\"guidance\":[null]}",
        "{\"text\":\"Hello\",\"guidance\":[],\"to\":\"all\"}",
        "{\"text\":\"Hello\",\"text\":\"Bye\",\"guidance\":[]}",
        "{\"text\":\"Hello\",\"guidance\":[]} and more",
        "```json\n{\"text\":\"Hello\",\"guidance\":[]}\n```",
        "{\"text\":\"\\ud800\",\"guidance\":[]}",
        "{\"text\":\"\\u0000\",\"guidance\":[]}",
      })
  void usesNothingButTheJsonThatWasAskedFor(String content) {
    assertThat(check.check(content, PROMPT)).isEqualTo(new Unusable(Fault.NOT_THE_SCHEMA));
  }

  private AnswerCheck.Finding check(String text, String... guidance) {
    return check.check(
        MAPPER.writeValueAsString(Map.of("text", text, "guidance", guidance)), PROMPT);
  }
}
