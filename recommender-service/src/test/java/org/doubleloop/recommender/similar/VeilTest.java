package org.doubleloop.recommender.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.signal.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is shown of a text to whoever writes to somebody else.
class VeilTest {
  private static final String OWN =
      "Talk about the Renewal\nHello {{contact}}, your Falcon plan ends.";
  private static final String REST = " shall we talk about how to go on?";

  private final Veil veil = new Veil(OWN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello Mallory,                          | Hello […],
          Dear Mr Lovelace,                       | Dear […],
          hi bob,                                 | hi […],
          Zoltan,                                 | […],
          Greetings from Globex,                  | Greetings from […],
          It is 900 euros,                        | It is […] euros,
          It is €1,250.00,                        | It is […],
          We had 17% more,                        | We had […] more,
          As of 2026-11-21,                       | As of […],
          At 10:30 on Monday,                     | At […] on […],
          Until next week,                        | Until […],
          See https://acme.example/x?id=4711,     | See […]
          See acme.example,                       | See […]
          Write to mallory@evil.example,          | Write to […],
          Call +49 30 1234567,                    | Call […],
          Pay to DE44 5001 0517 5407 3249 31,     | Pay to […],
          For {{contact}} and {{name.1}},         | For […] and […],
          Your Falcon plan ends,                  | Your Falcon plan ends,
          """)
  void showsNoNameNumberDateOrAddress(String start, String shown) {
    assertThat(veil.shown(sent(start + REST, List.of()))).contains(shown + REST);
  }

  @Test
  void showsNothingThatTheContextOfItsActionHad() {
    var text = "I saw that the purple teapots sell well in retail, so what would help you?";
    assertThat(veil.shown(sent(text, List.of("purple teapots", "retail"))))
        .contains("I saw that the […] sell well in […], so what would help you?");
    assertThat(veil.shown(sent("The renewal is near, and" + REST, List.of("renewal"))))
        .as("words of the organization")
        .contains("The renewal is near, and" + REST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ask Will about it, shall we talk about how to go on?",
        "山田様、契約の更新についてお話ししませんか。よろしくお願いします。 Shall we talk about it?",
        "See evil dot com for more, shall we talk about how to go on?",
        "Mallory Miller 4711",
        "",
      })
  void showsNothingAtAllWhereSomethingCannotBeHiddenOrNothingIsLeft(String text) {
    assertThat(veil.shown(sent(text, List.of("Will")))).isEmpty();
  }

  @Test
  void showsNoSignThatNobodySees() {
    assertThat(veil.shown(sent("So\u200b,\u202e shall we talk about it?", List.of())))
        .contains("So, shall we talk about it?");
  }

  @Test
  void cutsLongTextsBehindASentence() {
    var sentence = "We could look at it together and see what is of use. ";
    var shown = veil.shown(sent(sentence.repeat(40), List.of())).orElseThrow();
    assertThat(shown).endsWith("of use.").hasSizeBetween(1_100, 1_200);
    assertThat(veil.shown(sent("no end ".repeat(300), List.of()))).isEmpty();
  }

  private static SentText sent(String text, List<String> about) {
    return new SentText("a", Instant.EPOCH, new Units("u", null), about, text);
  }
}
