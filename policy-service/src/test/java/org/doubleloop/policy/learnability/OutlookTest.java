package org.doubleloop.policy.learnability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.doubleloop.policy.content.AttributionWindow;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.content.Metric.Direction;
import org.doubleloop.policy.learnability.Outlook.Detectable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static final Instant FROM = Instant.parse("2026-07-06T00:00:00Z");
  private static final LocalDate UNTIL = LocalDate.parse("2026-09-30");

  @Test
  void saysWhatItCanShowByItsDay() {
    var outlook = outlook(60.0, 1, UNTIL);
    // 87 days, less the window of 7.
    assertThat(outlook.closing()).isEqualTo(80.0 / 7 * 60);
    assertThat(outlook.sentence())
        .isEqualTo("By 2026-09-30 about 690 units in the trial will have closed");
    double smallest = Objects.requireNonNull(outlook.smallest());
    assertThat(smallest).isBetween(0.1, 0.2);
  }

  @Test
  void asksWhereNobodyHasSaidHowManyUnitsThereAre() {
    var outlook = outlook(null, 1, UNTIL);
    assertThat(outlook.closing()).isNull();
    assertThat(outlook.smallest()).isNull();
    assertThat(outlook.detectable()).allSatisfy(each -> assertThat(each.by()).isNull());
    assertThat(outlook.sentence()).endsWith("say `unitsPerWeek`.");
  }

  @Test
  void takesMoreUnitsForSmallerDifferencesAndAShareOfThemTakesLonger() {
    var units = outlook(60.0, 1, UNTIL).detectable().stream().map(Detectable::units).toList();
    assertThat(units).isSorted().hasSize(4);
    assertThat(day(outlook(60.0, 0.5, UNTIL))).isAfter(day(outlook(60.0, 1, UNTIL)));
  }

  @Test
  void findsNothingBeforeItsWindowsAreOver() {
    var outlook = outlook(60.0, 1, LocalDate.parse("2026-07-10"));
    assertThat(outlook.closing()).isZero();
    assertThat(outlook.smallest()).isNull();
    assertThat(outlook.sentence()).contains("is too few to find any difference");
  }

  @Test
  void looksForLessWhereLessIsWanted() {
    var fewer =
        Outlook.of(metric(Direction.DECREASE), new Outlook.Plan(FROM, UNTIL, 1, 60.0, 0.15));
    assertThat(fewer.detectable())
        .extracting(Detectable::difference)
        .containsExactly(0.1, 0.05, 0.03);
  }

  private static LocalDate day(Outlook outlook) {
    return Objects.requireNonNull(outlook.detectable().getFirst().by());
  }

  private static Outlook outlook(@Nullable Double unitsPerWeek, double share, LocalDate until) {
    return Outlook.of(
        metric(Direction.INCREASE), new Outlook.Plan(FROM, until, share, unitsPerWeek, 0.15));
  }

  private static Metric metric(Direction direction) {
    return new Metric(
        "replied",
        direction,
        null,
        null,
        null,
        new AttributionWindow(Duration.ofDays(7)),
        null,
        false);
  }
}
