package org.doubleloop.recommender.situation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Situation.Arrivals;
import org.doubleloop.recommender.week.Day;
import org.doubleloop.recommender.week.Delays;
import org.doubleloop.recommender.week.OutcomeCounts;
import org.doubleloop.recommender.week.Week;
import org.springframework.stereotype.Component;

/// How long after actions the outcomes came in the last seven days that a policy waits for.
@Component
final class Arriving {
  private static final Duration SIX_DAYS = Duration.ofDays(6);
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final double NEARLY_ALL = 0.95;

  private final Week week;

  Arriving(Week week) {
    this.week = week;
  }

  Arrivals of(PolicyVersion version, Instant now) {
    return week.of(
        version.key().organization(),
        now.minus(SIX_DAYS).truncatedTo(ChronoUnit.DAYS),
        now.plus(AHEAD),
        days -> of(version, days.values()));
  }

  private static Arrivals of(PolicyVersion version, Collection<Day> days) {
    var delays = Delays.none();
    long late = 0;
    for (Day day : days) {
      for (OutcomeCounts each : day.outcomes().values()) {
        if (isAwaited(version, each.kind())) {
          delays.add(each.kind().after(), each.number());
          late += isLate(version, each.kind()) ? each.number() : 0;
        }
      }
    }
    return new Arrivals(
        Math.max(0, delays.number()),
        Math.max(0, late),
        delays
            .quantile(NEARLY_ALL)
            .filter(each -> each.compareTo(Delays.LONGEST) <= 0)
            .orElse(null));
  }

  /// The last word counts whenever it is said.
  private static boolean isAwaited(PolicyVersion version, OutcomeCounts.Kind kind) {
    var metric = version.metric();
    return version.key().policy().equals(kind.claim().policy())
        && kind.type().equals(metric.outcome())
        && (kind.certain() || metric.countWeak())
        && !kind.last();
  }

  private static boolean isLate(PolicyVersion version, OutcomeCounts.Kind kind) {
    return Delays.from(kind.after()).compareTo(version.metric().window().length()) >= 0;
  }
}
