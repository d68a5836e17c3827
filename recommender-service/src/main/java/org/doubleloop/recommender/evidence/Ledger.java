package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Fit;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been counted from the start of the signals to some place in them.
///
/// Evidence is counted by the metric and the attributes of the version that its action names, else
/// of the one in force when the action was done. Where that version is not known yet, the evidence
/// is held back until it is: only so do the counts not depend on which of the two feeds was read
/// first. An option that this version does not have counts nowhere, so that a model knows no more
/// options than its versions declare, whatever actions name.
final class Ledger {

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  private final Policies policies;
  private final Ticks ticks;
  private final Map<MetricKey, PolicyModel> models = new ConcurrentHashMap<>();
  private final Map<PolicyKey, AssumedVersions> assumed = new HashMap<>();
  private final PendingEvidence pending = new PendingEvidence();
  private final UnknownOptionLog unknownOptions = new UnknownOptionLog();
  private final AtomicLong generation = new AtomicLong();
  private int checked;

  Ledger(Policies policies, Ticks ticks) {
    this.policies = policies;
    this.ticks = ticks;
  }

  long generation() {
    return generation.get();
  }

  boolean isFull() {
    return pending.isFull();
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
    int additions = policies.additions();
    if (additions == checked) {
      return true;
    }
    for (var each : assumed.entrySet()) {
      var known = policies.known(each.getKey());
      if (known.entrySet().stream()
          .anyMatch(version -> each.getValue().ignored(version.getKey(), version.getValue()))) {
        return false;
      }
      each.setValue(each.getValue().by(known.keySet()));
    }
    checked = additions;
    return true;
  }

  /// Counts the evidence, and what was held back before and need be no longer; holds the rest back.
  /// All of it or, where it throws, nothing.
  void fold(List<Evidence> page) {
    var changes = new ArrayList<Change>();
    var waiting = new ArrayList<Evidence>();
    Stream.concat(pending.all().stream(), page.stream())
        .forEach(evidence ->
            versionOf(evidence)
                .ifPresentOrElse(
                    version ->
                        Change.of(version, evidence)
                            .ifPresentOrElse(
                                changes::add,
                                () -> unknownOptions.tell(version, evidence.option())),
                    () -> waiting.add(evidence)));
    pending.replace(waiting);
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
              + " are ranked by the cells around them",
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

  private Optional<PolicyVersion> versionOf(Evidence evidence) {
    var named = evidence.version();
    if (named != null) {
      return policies.version(evidence.key(), named);
    }
    if (!policies.isCompleteAt(evidence.decidedBy())) {
      return Optional.empty();
    }
    assume(evidence.key(), evidence.actionAt());
    return policies
        .inForce(evidence.key(), evidence.actionAt())
        .or(() -> policies.first(evidence.key()));
  }

  /// Notes what is known before it is asked: what comes in between is noticed by [#isRight].
  private void assume(PolicyKey key, Instant actionAt) {
    assumed.compute(
        key,
        (any, before) ->
            before == null
                ? new AssumedVersions(actionAt, policies.known(key).keySet())
                : before.upTo(actionAt));
  }

  /// All that has to be kept to go on from here; good until more evidence is folded in.
  State state() {
    return new State(
        generation(),
        models.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().counts())),
        pending.all(),
        assumed);
  }

  /// Goes on from what was kept.
  static Ledger of(Policies policies, Ticks ticks, State state) {
    var ledger = new Ledger(policies, ticks);
    state
        .counts()
        .forEach((metric, counts) -> ledger.models.put(metric, new PolicyModel(counts, metric)));
    ledger.pending.replace(state.pending());
    ledger.assumed.putAll(state.assumed());
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
