package org.doubleloop.recommender.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.doubleloop.recommender.metric.CountedMetric;
import org.doubleloop.recommender.metric.CountedMetric.Role;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.quality.Judge.Judgement;
import org.doubleloop.recommender.week.ActionCounts;
import org.doubleloop.recommender.week.Day;
import org.doubleloop.recommender.week.Delays;
import org.doubleloop.recommender.week.OutcomeCounts;

/// Sums up the days of a policy.
final class Summary {
  private static final Duration DAY = Duration.ofDays(1);

  private static final int MOST_BESIDE = 50;

  private final Policies policies;
  private final PolicyKey key;
  private final Judge judge;
  private final Instant now;

  private final UncountedTable actionsNot = new UncountedTable();
  private final UncountedTable outcomesNot = new UncountedTable();
  private final Map<CountedMetric, Long> beside = new HashMap<>();
  private final UncountedTable elsewhere = new UncountedTable();
  private final Delays capturedAfter = Delays.none();
  private final Delays happenedAfter = Delays.none();
  private long actions;
  private long withoutOutcome;
  private long decided;
  private long pending;
  private long counted;

  private Summary(Policies policies, PolicyKey key, Instant now) {
    this.policies = policies;
    this.key = key;
    this.judge = new Judge(policies, key);
    this.now = now;
  }

  /// @param days by their number; today is the last but one, as actions may lie a day ahead
  static Quality of(
      Policies policies, PolicyKey key, Instant from, Instant now, NavigableMap<Long, Day> days) {
    var summary = new Summary(policies, key, now);
    days.forEach(summary::add);
    var besides = summary.besides();
    return new Quality(
        key.policy(),
        from,
        now,
        days.values().stream().noneMatch(day -> day.actions().isFull() || day.outcomes().isFull()),
        new Quality.Actions(
            summary.actions,
            summary.decided,
            summary.pending,
            summary.withoutOutcome,
            summary.actionsNot.rows()),
        new Quality.Outcomes(
            Math.max(0, summary.counted)
                + besides.stream().mapToLong(Quality.Beside::number).sum()
                + summary.outcomesNot.total(),
            Math.max(0, summary.counted),
            besides,
            summary.outcomesNot.rows()),
        Orphans.of(days, summary.elsewhere.rows()),
        summary.capturedAfter,
        summary.happenedAfter,
        Ratios.assigned(key.policy(), days),
        Ratios.acted(key.policy(), days));
  }

  private void add(long number, Day day) {
    var begins = Instant.EPOCH.plus(DAY.multipliedBy(number));
    var ends = begins.plus(DAY);
    for (ActionCounts each : day.actions().values()) {
      var policy = each.claim().policy();
      if (key.policy().equals(policy)) {
        add(each, begins, ends);
      } else if (policy == null) {
        elsewhere.add(Reason.NO_POLICY, null, each.actions(), each.examples());
      } else if (policies.known(new PolicyKey(key.organization(), policy)).isEmpty()) {
        elsewhere.add(Reason.UNKNOWN_POLICY, policy, each.actions(), each.examples());
      }
    }
    for (OutcomeCounts each : day.outcomes().values()) {
      if (key.policy().equals(each.kind().claim().policy())) {
        add(each, begins, ends);
      }
    }
  }

  private void add(ActionCounts each, Instant begins, Instant ends) {
    actions += each.actions();
    withoutOutcome += Math.max(0, each.actions() - each.withOutcome());
    switch (judge.of(each.claim(), begins, ends)) {
      case Judgement.Counts(var version) -> {
        var metric = version.metric();
        long answered =
            metric.cap() == null ? each.answered(metric.outcome(), metric.countWeak()) : 0;
        long undecided = Math.max(0, each.actions() - answered);
        boolean isOpen = now.isBefore(closes(version, ends));
        pending += isOpen ? undecided : 0;
        decided += each.actions() - (isOpen ? undecided : 0);
      }
      case Judgement.CountsNot(var reason, var said) ->
          actionsNot.add(reason, said, each.actions(), each.examples());
    }
  }

  /// When the windows of all actions of a day are over.
  private static Instant closes(PolicyVersion version, Instant ends) {
    var window = version.metric().window();
    return ends.plus(window.length()).plus(window.grace());
  }

  private void add(OutcomeCounts each, Instant begins, Instant ends) {
    switch (judge.of(each.kind().claim(), begins, ends)) {
      case Judgement.Counts(var version) -> add(each, version);
      case Judgement.CountsNot(var reason, var said) ->
          outcomesNot.add(reason, said, each.number(), each.examples());
    }
  }

  private void add(OutcomeCounts each, PolicyVersion version) {
    var metric = version.metric();
    if (each.kind().type().equals(metric.outcome())) {
      capturedAfter.add(each.late());
      happenedAfter.add(each.kind().after(), each.number());
    }
    var not = whyNot(metric, each.kind());
    if (not.isEmpty()) {
      counted += each.number();
      return;
    }
    version.metrics().stream()
        .filter(other -> other.role() != Role.METRIC)
        .filter(other -> whyNot(other.metric(), each.kind()).isEmpty())
        .findFirst()
        .ifPresentOrElse(
            other -> beside.merge(other, each.number(), Long::sum),
            () ->
                outcomesNot.add(
                    not.get(),
                    not.get() == Reason.OTHER_TYPE ? each.kind().type() : null,
                    each.number(),
                    each.examples()));
  }

  /// By what the policy calls it, whichever versions do; the most frequent first.
  private List<Quality.Beside> besides() {
    var numbers = new TreeMap<String, Map<Role, Long>>();
    beside.forEach((metric, number) ->
        numbers
            .computeIfAbsent(Objects.requireNonNull(metric.id()), _ -> new EnumMap<>(Role.class))
            .merge(metric.role(), number, Long::sum));
    return numbers.entrySet().stream()
        .flatMap(each ->
            each.getValue().entrySet().stream()
                .map(role -> new Quality.Beside(role.getKey(), each.getKey(), role.getValue())))
        .filter(each -> each.number() > 0)
        .sorted(Comparator.comparingLong(Quality.Beside::number).reversed())
        .limit(MOST_BESIDE)
        .toList();
  }

  /// Why outcomes do not count for a metric; empty where they do.
  private static Optional<Reason> whyNot(Metric metric, OutcomeCounts.Kind kind) {
    if (!kind.type().equals(metric.outcome())) {
      return Optional.of(Reason.OTHER_TYPE);
    }
    if (!kind.certain() && !metric.countWeak()) {
      return Optional.of(Reason.WEAK);
    }
    return !kind.last() && Delays.from(kind.after()).compareTo(metric.window().length()) >= 0
        ? Optional.of(Reason.AFTER_WINDOW)
        : Optional.empty();
  }
}
