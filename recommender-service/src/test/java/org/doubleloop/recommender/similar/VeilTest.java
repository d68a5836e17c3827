package org.doubleloop.recommender.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
          Globex is great,                        | […] is great,
          It is good. Lovelace thinks so,         | It is good. […] thinks so,
          I met Bob. bob is nice,                 | I met […]. […] is nice,
          i met grace hopper of globex and anna,  | i met grace hopper of globex and […],
          hello grace of globex in new york,      | hello […],
          Dear Ms. O'Neill-Smith,                 | Dear […],
          Hi zoltan.                              | Hi […].
          Morning zoltan                          | Morning […]
          Good morning Zoltan - so                | Good morning […] - so
          Congratulations on the UK round,        | Congratulations on the […] round,
          It is twenty-three or nine hundred,     | It is […] or […],
          Guten Tag Frau Müller. Globex ist groß, | Guten Tag […]. […] ist groß,
          Ich weiß, dass Globex wächst und dass Schmidt zu euch nach Köln kommt. | Ich weiß, dass […] wächst und dass […] zu euch nach […] kommt.
          For {{contact}} and {{name.1}},         | For […] and […],
          Your Falcon plan ends,                  | Your Falcon plan ends,
          """)
  void showsNoNameNumberDateOrAddress(String start, String shown) {
    assertThat(veil.shown(sent(start + REST, List.of()))).contains(shown + REST);
  }

  @ParameterizedTest
  @ValueSource(strings = {" Cheers, zoltan", "\n\nBest\nzoltan miller", " - bob", "\nGrace Hopper"})
  void showsNobodyWhoSigns(String end) {
    assertThat(veil.shown(sent("Now" + REST + end, List.of())).orElseThrow())
        .startsWith("Now" + REST)
        .endsWith("[…]")
        .doesNotContainIgnoringCase("zoltan", "miller", "bob", "grace", "hopper");
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
        "As Will said before, shall we talk about how to go on?",
        "Reach me at anna AT acme DOT example, shall we talk about how to go on?",
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

  @ParameterizedTest
  @ValueSource(strings = {"-", "a", "\n", ".\n", " -", "hi ", "("})
  void looksAtNoTextForLong(String piece) {
    var text = piece.repeat(SentTexts.LONGEST / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> IntStream.range(0, 24).forEach(_ -> veil.shown(sent(text, List.of()))));
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
