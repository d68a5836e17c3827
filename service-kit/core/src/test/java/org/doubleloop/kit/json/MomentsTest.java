package org.doubleloop.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:30:00Z,2026-03-01T09:30:00.000Z",
    "2026-03-01t09:30:00.5z,2026-03-01T09:30:00.500Z",
    "2026-03-01T09:30:00.123999999Z,2026-03-01T09:30:00.123Z",
    "2026-03-01T09:30:00.1234567890123456789012345Z,2026-03-01T09:30:00.123Z",
    "2026-03-01T00:30:00+05:30,2026-02-28T19:00:00.000Z",
    "2026-03-01T09:30:00-00:00,2026-03-01T09:30:00.000Z",
    "2026-03-01T09:30:00.000+0000,2026-03-01T09:30:00.000Z",
    "2026-03-01T09:30:00-0730,2026-03-01T17:00:00.000Z",
    "2026-03-01T09:30:00+23:59,2026-02-28T09:31:00.000Z",
    "2026-03-01T09:30:00-23:59,2026-03-02T09:29:00.000Z",
    "2028-02-29T00:00:00Z,2028-02-29T00:00:00.000Z",
    "1969-12-31T23:59:59.9999Z,1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z,0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z",
  })
  void readsAnyOffsetAndWritesMillisecondsInUtc(String text, String written) {
    assertThat(Moments.format(Moments.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                              | a date, a time and an offset
          2026-03-01                      | a date, a time and an offset
          1700000000                      | a date, a time and an offset
          17000000000                     | begin with a date
          1 March 2026, 9:30              | begin with a date
          +12026-03-01T09:30:00Z          | begin with a date
          -001-03-01T09:30:00Z            | begin with a date
          2026-03-01T09:30Z               | hours, minutes and seconds
          2026-03-01Tnoon                 | hours, minutes and seconds
          2026-03-01 09:30:00Z            | a T between
          2026-03-01T09:30:00             | must have an offset
          2026-03-01T09:30:00.123         | must have an offset
          2026-03-01T09:30:00+1           | end in an offset
          2026-03-01T09:30:00 UTC         | end in an offset
          2026-03-01T09:30:00.Z           | end in an offset
          2026-03-01T09:30:00+24:00       | an offset of hour 23 at most, not 24
          2026-03-01T09:30:00+01:60       | an offset of minute 59 at most, not 60
          2026-02-29T00:00:00Z            | February 2026 has days 1 to 28
          2026-02-30T00:00:00Z            | February 2026 has days 1 to 28
          2028-02-30T00:00:00Z            | February 2028 has days 1 to 29
          2026-04-31T00:00:00Z            | April 2026 has days 1 to 30
          2026-03-00T00:00:00Z            | March 2026 has days 1 to 31
          2026-13-01T00:00:00Z            | month 12 at most, not 13
          2026-00-01T00:00:00Z            | a month 0
          2026-03-01T24:00:00Z            | hour 23 at most, not 24
          2026-03-01T09:60:00Z            | minute 59 at most, not 60
          2026-03-01T09:30:61Z            | second 59 at most, not 61
          2016-12-31T23:59:60Z            | a leap second
          0000-03-01T09:30:00Z            | a year 0
          0001-01-01T00:00:00+01:00       | the years 1 to 9999
          9999-12-31T23:59:59-01:00       | the years 1 to 9999
          """)
  void refusesEverythingElseByThePartThatIsWrong(String text, String named) {
    assertThatThrownBy(() -> Moments.parse(text))
        .isInstanceOf(DateTimeException.class)
        .hasMessageStartingWith("must ")
        .hasMessageContaining(named);
  }

  @Test
  void readsDatesAndRefusesThoseThatAreNot() {
    assertThat(Moments.parseDate("2026-03-01")).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThatThrownBy(() -> Moments.parseDate("2026-02-30"))
        .hasMessageContaining("February 2026 has days 1 to 28");
    assertThatThrownBy(() -> Moments.parseDate("2026-02-30T00:00:00Z"))
        .hasMessageContaining("such as 2026-03-01");
  }

  @Test
  void writesWhatIsFinerThanAMillisecondCut() {
    assertThat(Moments.format(Instant.parse("2026-03-01T09:30:00.0009Z")))
        .isEqualTo("2026-03-01T09:30:00.000Z");
  }
}
