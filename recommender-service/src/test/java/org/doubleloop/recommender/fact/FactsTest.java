package org.doubleloop.recommender.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nine hundred teams            | 900
          twenty-one days               | 21
          two hundred and fifty         | 250
          one thousand two hundred      | 1200
          a dozen, half, twice          | 12 0.5 2
          two, three                    | 2 3
          one week                      | 1
          one thing, no one, first      | ''
          double check it               | ''
          neunhundert Betriebe          | 900
          einundzwanzig Tage            | 21
          zweihundertfünfzig            | 250
          tausendzwei                   | 1002
          dreimal, zweite, fuenfzehn    | 3 2 15
          ein Tag, einmal, ich achte    | ''
          die Hälfte                    | 0.5
          1,250 and ２                   | 1250 2
          """)
  void numbersInWordsCount(String text, String numbers) {
    assertThat(Numbers.in(text))
        .isEqualTo(numbers.isEmpty() ? Set.of() : Set.of(numbers.split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          €250, 250 EUR, 250 euros | 250 EUR
          30 %, 30 percent         | 30 %
          thirty percent           | 30 %
          some percent             | ''
          free of charge           | free of charge
          feel free to ask         | ''
          Rabatt                   | rabatt
          """)
  void amountsHaveOneSpelling(String text, String amount) {
    assertThat(Amounts.in(text)).isEqualTo(amount.isEmpty() ? Set.of() : Set.of(amount));
  }

  @ParameterizedTest
  @CsvSource({
    "on Tuesday, tuesday",
    "in May, in may",
    "you may ask, ''",
    "guten Morgen, ''",
    "morgen, morgen",
    "next  week, next week",
    "nächste Woche, nächste woche",
    "at 17:30, 17:30",
    "on 2026-12-01, 2026-12-01",
    "in a few days, in a few days",
    "24/7, 24/7",
  })
  void daysAreDates(String text, String date) {
    assertThat(Dates.in(text)).isEqualTo(date.isEmpty() ? Set.of() : Set.of(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see (https://a.example/x?y=1).      | https://a.example/x?y=1
          write to ada@a.example, please      | ada@a.example
          javascript:alert(1)                 | javascript:alert(1
          data:text/html,x                    | data:text/html,x
          Note: this, e.g. that, z.B. so      | ''
          Kund:innen und Nutzer:innen         | ''
          at 10:30 it is 1.5                  | ''
          so...and                            | ''
          go to a.example                     | a.example
          """)
  void addressesAreFoundByWhereTheyLead(String text, String address) {
    assertThat(Addresses.in(text))
        .contains(address.isEmpty() ? new String[0] : new String[] {address});
    assertThat(Addresses.in(text).isEmpty()).isEqualTo(address.isEmpty());
  }

  @Test
  void namesAreCapitalsThatTheDataHasNot() {
    assertThat(Names.unknown("Hello, ask Susan Miller of Acme. She knows.", "acme"))
        .isEqualTo(List.of("Susan", "Miller"));
    assertThat(Names.unknown("Would you like it? I think so.\n\nBest regards", "")).isEmpty();
    assertThat(Names.unknown("Would you like it?\n\nBest regards,\nJo Quick", ""))
        .isEqualTo(List.of("Jo", "Quick"));
    assertThat(Names.unknown("Wir haben für Sie die Angebote und die Fristen im Blick.", ""))
        .isEmpty();
    assertThat(Names.unknown("Wir haben für Sie mit Herrn Zander und Karla Zander gesprochen.", ""))
        .isEqualTo(List.of("Zander", "Zander"));
  }
}
