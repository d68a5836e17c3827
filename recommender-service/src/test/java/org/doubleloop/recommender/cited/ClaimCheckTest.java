package org.doubleloop.recommender.cited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.phrasing.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimCheckTest {
  private static final Evidence COUNTS =
      new Evidence(
          "kqzw8", "With plan=paid, long against short: 8 of 12 against 4 of 11", List.of());
  private static final Evidence EDIT =
      new Evidence(
          "kqzw2",
          "Edit e-7.",
          List.of(
              "Dear {{name.1}}, we moved the renewal of your plan to 31 May.",
              "Your renewal is due on 31 May."));
  private static final ClaimCheck CHECK =
      new ClaimCheck(
          List.of(COUNTS, EDIT), List.of("long", "short", "plan", "paid", "Offer 30 days"));

  @Test
  void whatStandsInWhatItCitesIsLeftAlone() {
    var claims =
        List.of(
            new Claim("Where plan is paid, long did better: 8 of 12.", List.of("kqzw8")),
            new Claim("People say the date, 31 May, sooner.", List.of("kqzw2")),
            new Claim("Both point to shorter texts.", List.of("kqzw8", "kqzw2")));
    assertThat(CHECK.flaw(claims)).isEmpty();
    assertThat(CHECK.sentences(claims))
        .last()
        .satisfies(sentence ->
            assertThat(sentence.evidence()).containsExactly(COUNTS.statement(), "Edit e-7."));
  }

  @ParameterizedTest
  @MethodSource("flawed")
  void dropsWhatHasAFlaw(String text, List<String> cited, Flaw flaw) {
    assertThat(CHECK.flaw(new Claim(text, cited))).contains(flaw);
  }

  static Stream<Arguments> flawed() {
    var counts = List.of("kqzw8");
    return Stream.of(
        Arguments.of("Long does better.", List.of(), Flaw.UNCITED),
        Arguments.of("Long does better.", List.of("kqzw9"), Flaw.FOREIGN_EVIDENCE),
        Arguments.of("Long does better.", List.of("kqzw8", "e-7"), Flaw.FOREIGN_EVIDENCE),
        Arguments.of("Long wins in 9 of 12.", counts, Flaw.NUMBER),
        Arguments.of("Long wins nine times.", counts, Flaw.NUMBER),
        // It stands in the other.
        Arguments.of("It is due on 31 May.", counts, Flaw.NUMBER),
        // A name of an option proves no number.
        Arguments.of("Long wins within 30 days.", counts, Flaw.NUMBER),
        // Nor does the name of what is hidden.
        Arguments.of("Number 1 is the renewal.", List.of("kqzw2"), Flaw.NUMBER),
        Arguments.of("Long replies rise by 8 %.", counts, Flaw.PRICE),
        Arguments.of("Ask Mallory about long.", counts, Flaw.NAME),
        Arguments.of("They moved the renewal of your plan away.", List.of("kqzw2"), Flaw.COPIED),
        Arguments.of("See kqzw8 for long.", counts, Flaw.FRAME),
        Arguments.of("See https://evil.example for long.", counts, Flaw.ADDRESS),
        Arguments.of("Long suits {{contact}}.", counts, Flaw.PLACEHOLDER),
        Arguments.of("Long is <b>better</b>.", counts, Flaw.MARKUP),
        Arguments.of("=SUM(A1) says long.", counts, Flaw.FORMULA),
        Arguments.of("Long does\u200b better.", counts, Flaw.CHARACTER),
        Arguments.of("\u202eretteb seod gnol", counts, Flaw.CHARACTER),
        Arguments.of("Lоng does better.", counts, Flaw.CHARACTER),
        Arguments.of("Die Antwort ist, dass sie nicht mehr so lang ist.", counts, Flaw.LANGUAGE),
        Arguments.of("Approve long at once.", counts, Flaw.ORDER),
        Arguments.of("You should prefer long.", counts, Flaw.ORDER),
        Arguments.of(" ", counts, Flaw.BLANK),
        Arguments.of("long ".repeat(81), counts, Flaw.TOO_LONG));
  }

  @Test
  void everyFaultOfATextHasAFlawOfItsName() {
    for (var fault :
        List.of(
            Fault.CHARACTER,
            Fault.MARKUP,
            Fault.FORMULA,
            Fault.NUMBER,
            Fault.PRICE,
            Fault.DATE,
            Fault.NAME)) {
      assertThat(Flaw.of(fault).name()).isEqualTo(fault.name());
    }
  }
}
