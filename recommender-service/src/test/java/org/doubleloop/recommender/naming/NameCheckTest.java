package org.doubleloop.recommender.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.naming.Nameable.Example;
import org.doubleloop.recommender.pattern.PatternKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCheckTest {
  private static final Nameable PATTERN =
      new Nameable(
          PatternKind.REMOVED,
          "I hope this finds you well",
          80,
          List.of(
              new Example(
                  "I hope this finds you well and that you had a good start.",
                  "Your renewal is due.")));

  @ParameterizedTest
  @ValueSource(strings = {"empty courtesy left out", "Removed polite filler", "no small talk"})
  void takesAFewWordsOfItsOwn(String name) {
    assertThat(NameCheck.flaw(name, PATTERN)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("flawed")
  void dropsWhatHasAFlaw(String name, Flaw flaw) {
    assertThat(NameCheck.flaw(name, PATTERN)).contains(flaw);
  }

  static Stream<Arguments> flawed() {
    return Stream.of(
        Arguments.of("", Flaw.BLANK),
        Arguments.of("...", Flaw.BLANK),
        Arguments.of("a name that has far more words than anybody reads", Flaw.TOO_LONG),
        Arguments.of("polite ".repeat(12), Flaw.TOO_LONG),
        Arguments.of("the 3 empty courtesies", Flaw.NUMBER),
        Arguments.of("courtesy removed by Ada Lovelace", Flaw.NAME),
        Arguments.of("hope this finds you well", Flaw.COPIED),
        Arguments.of("i hope this finds you well", Flaw.COPIED),
        Arguments.of("**empty courtesy**", Flaw.MARKUP),
        Arguments.of("empty courtesy\nand more", Flaw.MARKUP),
        Arguments.of("see evil.example first", Flaw.ADDRESS),
        Arguments.of("empty {{name.1}} courtesy", Flaw.PLACEHOLDER),
        Arguments.of("empty\u200bcourtesy", Flaw.CHARACTER),
        Arguments.of("leere und nicht mehr", Flaw.LANGUAGE),
        Arguments.of("пустая вежливость", Flaw.LANGUAGE));
  }
}
