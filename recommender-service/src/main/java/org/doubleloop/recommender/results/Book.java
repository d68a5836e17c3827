package org.doubleloop.recommender.results;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.evidence.Evidence;
import org.doubleloop.recommender.feed.ObservedAction;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.leading.LeadCounts;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.metric.CountedMetric;
import org.doubleloop.recommender.metric.CountedMetric.Role;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.sheet.Facet;
import org.doubleloop.recommender.sheet.Sheets;
import org.doubleloop.recommender.sheet.Weeks;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;

/// All that is counted of a policy. One thread changes it, any may read.
///
/// An action counts once as done, and for each metric of its version as what it has come to. Of
/// suggestions it is counted how many there were, as failures, and how many of them were drawn, as
/// successes; of mode OBSERVE likewise how many actions followed one, and did the same.
final class Book {
  private final Lock lock = new ReentrantLock();
  private final Sheets actions = new Sheets();
  private final Sheets suggestions = new Sheets();
  private final Sheets observed = new Sheets();
  private final Map<MetricKey, Sheets> metrics = new TreeMap<>();
  private final Map<Lead, LeadCounts> leads = new TreeMap<>();
  private long closedAt = Ticks.NEVER;

  void count(PolicyVersion version, Evidence evidence) {
    var slice = Weeks.slice(version.version(), evidence.actionAt());
    var traits = Facet.traits(version, evidence);
    locked(() -> {
      if (evidence.previous() == null) {
        actions.add(traits, once(evidence.option(), slice, false));
      }
      var counted = new HashSet<MetricKey>();
      var leading = new HashSet<MetricKey>();
      for (CountedMetric each : version.metrics()) {
        var key = MetricKey.of(version.key(), each.metric());
        if (counted.add(key)) {
          metric(key).add(traits, entry(each.metric(), evidence, slice));
        }
        if (each.role() == Role.LEADING && leading.add(key)) {
          lead(new Lead(MetricKey.of(version), key), version.metric(), each.metric(), evidence);
        }
      }
      return null;
    });
  }

  private void lead(Lead lead, Metric metric, Metric leading, Evidence evidence) {
    var counts = lead(lead);
    var previous = evidence.previous();
    if (previous != null) {
      var before = Tally.of(metric.standing(evidence.actionAt(), previous));
      counts.add(key(metric, leading, evidence, previous), Tally.NOTHING.minus(before));
    }
    counts.add(
        key(metric, leading, evidence, evidence.outcomes()),
        Tally.of(metric.standing(evidence.actionAt(), evidence.outcomes())));
  }

  private static LeadCounts.Key key(
      Metric metric, Metric leading, Evidence evidence, List<CountedOutcome> outcomes) {
    var at = evidence.actionAt();
    return new LeadCounts.Key(
        evidence.option(),
        metric.window().closes(at),
        leading.window().closes(at),
        leading.standing(at, outcomes).worth() > 0);
  }

  private static Sheets.Entry entry(Metric metric, Evidence evidence, VersionMonth slice) {
    var at = evidence.actionAt();
    var previous = evidence.previous();
    return new Sheets.Entry(
        evidence.option(),
        slice,
        evidence.recordedAt().getEpochSecond(),
        metric.window().closes(at),
        previous == null ? null : metric.standing(at, previous),
        metric.standing(at, evidence.outcomes()));
  }

  /// What is counted once, and of which nothing is waited for.
  private static Sheets.Entry once(String option, VersionMonth slice, boolean also) {
    return new Sheets.Entry(
        option, slice, 0, Delays.CLOSED, null, also ? Standing.success(0) : Standing.failure(0));
  }

  void suggest(PolicyVersion version, SuggestionMade made, String option) {
    var slice = Weeks.slice(version.version(), made.recordedAt());
    var entry = once(option, slice, made.isByChance());
    var traits = Facet.traits(version, made.context(), made.trigger());
    locked(() -> {
      suggestions.add(traits, entry);
      return null;
    });
  }

  void observe(ObservedAction observation) {
    var entry =
        once(
            observation.option(),
            Weeks.slice(observation.version(), observation.at()),
            observation.isSame());
    locked(() -> {
      observed.add(List.of(), entry);
      return null;
    });
  }

  void close(long moment) {
    locked(() -> {
      closedAt = Math.max(closedAt, moment);
      metrics.values().forEach(sheets -> sheets.close(closedAt));
      leads.values().forEach(counts -> counts.close(closedAt));
      return null;
    });
  }

  private Sheets metric(MetricKey key) {
    return metrics.computeIfAbsent(
        key,
        _ -> {
          var sheets = new Sheets();
          sheets.close(closedAt);
          return sheets;
        });
  }

  <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// What is counted of a metric and what leads it; begun where nothing is.
  LeadCounts lead(Lead lead) {
    return leads.computeIfAbsent(
        lead,
        _ -> {
          var counts = new LeadCounts();
          counts.close(closedAt);
          return counts;
        });
  }

  Map<Lead, LeadCounts> leads() {
    return leads;
  }

  /// One thing that is counted, by its name in snapshots.
  void forEach(BiConsumer<Counted, Sheets> taker) {
    taker.accept(Counted.ACTIONS, actions);
    taker.accept(Counted.SUGGESTIONS, suggestions);
    taker.accept(Counted.OBSERVED, observed);
    metrics.forEach((key, sheets) -> taker.accept(new Counted("metric", key), sheets));
  }

  /// The sheets of what is counted; begun where there are none.
  Sheets sheets(Counted counted) {
    var metric = counted.metric();
    if (metric != null) {
      return metric(metric);
    }
    return counted.equals(Counted.ACTIONS)
        ? actions
        : counted.equals(Counted.SUGGESTIONS) ? suggestions : observed;
  }
}
