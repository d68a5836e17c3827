package org.doubleloop.recommender.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been counted from the start of the signals to some place in them.
///
/// Evidence is counted by the metric and the attributes of the version that [CountingVersions]
/// names. An option that this version does not have counts nowhere, so that a model knows no more
/// options than its versions declare, whatever actions name.
final class Ledger {

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  private final Ticks ticks;
  private final Map<MetricKey, PolicyModel> models = new ConcurrentHashMap<>();
  private final CountingVersions versions;
  private final UnknownOptionLog unknownOptions = new UnknownOptionLog();
  private final AtomicLong generation = new AtomicLong();

  Ledger(Policies policies, Ticks ticks) {
    this.versions = new CountingVersions(policies);
    this.ticks = ticks;
  }

  long generation() {
    return generation.get();
  }

  boolean isFull() {
    return versions.isFull();
  }

  /// What was counted by a metric; nothing is kept of one by which nothing was.
  PolicyModel model(MetricKey metric) {
    var model = models.get(metric);
    return model == null ? new PolicyModel(new Counts(), metric) : model;
  }

  /// Takes the windows to be over that have closed meanwhile.
  void close() {
    models.forEach(this::close);
  }

  private void close(MetricKey metric, PolicyModel model) {
    model.close(ticks.latest(metric.key().organization()));
  }

  /// Fits the counts of those models where that is worth it.
  ///
  /// @param known the newest that everybody knows
  Map<MetricKey, Fit> measure(Function<MetricKey, Fit> known) {
    var measured = new TreeMap<MetricKey, Fit>();
    models.forEach((metric, model) ->
        model.measure(known.apply(metric)).ifPresent(fit -> measured.put(metric, fit)));
    return measured;
  }

  private PolicyModel modelled(MetricKey metric) {
    return models.computeIfAbsent(
        metric,
        _ -> {
          var model = new PolicyModel(new Counts(), metric);
          close(metric, model);
          return model;
        });
  }

  /// Whether no version has become known meanwhile by which actions should have been counted that
  /// were counted by another.
  boolean isRight() {
    return versions.isRight();
  }

  /// Counts the evidence, and what was held back before and need be no longer; holds the rest back.
  /// All of it or, where it throws, nothing.
  void fold(List<Evidence> page) {
    var changes = new ArrayList<Change>();
    var judged = versions.judge(page);
    for (var each : judged.counting()) {
      Change.of(each.version(), each.evidence())
          .ifPresentOrElse(
              changes::add, () -> unknownOptions.tell(each.version(), each.evidence().option()));
    }
    versions.settle(judged);
    changes.forEach(this::count);
    generation.addAndGet(changes.size());
  }

  private void count(Change change) {
    var metric = change.metric();
    var model = modelled(metric);
    boolean before = model.counts().hasDropped();
    model.apply(change.counts(), change.window());
    if (model.counts().hasDropped() && !before) {
      log.warn(
          "Not all cells fit that are counted for outcome {} of policy {} of {}: contexts in others"
              + " are ranked by what else of them is counted",
          metric.outcome(),
          metric.key().policy(),
          metric.key().organization());
    }
  }

  private record Change(MetricKey metric, Window window, CountChange counts) {
    static Optional<Change> of(PolicyVersion version, Evidence evidence) {
      return version.option(evidence.option()).map(option -> change(version, evidence));
    }

    private static Change change(PolicyVersion version, Evidence evidence) {
      var metric = version.metric();
      var actionAt = evidence.actionAt();
      var previous = evidence.previous();
      return new Change(
          MetricKey.of(version),
          metric.window(),
          new CountChange(
              evidence.option(),
              VersionMonth.of(version.version(), actionAt),
              evidence.recordedAt().getEpochSecond(),
              metric.window().closes(actionAt),
              version.cells().cellsOf(evidence.context()),
              previous == null ? null : metric.standing(actionAt, previous),
              metric.standing(actionAt, evidence.outcomes())));
    }
  }

  /// All that has to be kept to go on from here; good until more evidence is folded in.
  State state() {
    return new State(
        generation(),
        models.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().counts())),
        versions.pending(),
        versions.assumed());
  }

  /// Goes on from what was kept.
  static Ledger of(Policies policies, Ticks ticks, State state) {
    var ledger = new Ledger(policies, ticks);
    state
        .counts()
        .forEach((metric, counts) -> ledger.models.put(metric, new PolicyModel(counts, metric)));
    ledger.versions.resume(state.pending(), state.assumed());
    ledger.generation.set(state.generation());
    return ledger;
  }

  /// What a snapshot keeps.
  ///
  /// @param counts themselves: a copy would take as much memory again
  record State(
      long generation,
      Map<MetricKey, Counts> counts,
      List<Evidence> pending,
      Map<PolicyKey, AssumedVersions> assumed) {
    State {
      counts = Map.copyOf(counts);
      pending = List.copyOf(pending);
      assumed = Map.copyOf(assumed);
    }
  }
}
