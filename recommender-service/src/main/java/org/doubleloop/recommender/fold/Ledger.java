package org.doubleloop.recommender.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Delta;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
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
  private final Map<MetricKey, PolicyModel> models = new ConcurrentHashMap<>();
  private final Map<PolicyKey, AssumedVersions> judged = new HashMap<>();
  private final PendingEvidence held = new PendingEvidence();
  private final UnknownOptionLog strays = new UnknownOptionLog();
  private final AtomicLong generation = new AtomicLong();
  private int checked;

  Ledger(Policies policies) {
    this.policies = policies;
  }

  long generation() {
    return generation.get();
  }

  boolean isFull() {
    return held.isFull();
  }

  PolicyModel model(MetricKey measure) {
    return models.computeIfAbsent(measure, any -> new PolicyModel(new Counts()));
  }

  /// Whether no version has become known meanwhile by which actions should have been counted that
  /// were counted by another.
  boolean isRight() {
    int revision = policies.revision();
    if (revision == checked) {
      return true;
    }
    for (var each : judged.entrySet()) {
      var known = policies.all(each.getKey()).toList();
      if (known.stream().anyMatch(each.getValue()::ignored)) {
        return false;
      }
      each.setValue(each.getValue().by(numbers(known)));
    }
    checked = revision;
    return true;
  }

  /// Counts the evidence, and what was held back before and need be no longer; holds the rest back.
  /// All of it or, where it throws, nothing.
  void fold(List<Observation> page) {
    var changes = new ArrayList<Change>();
    var waiting = new ArrayList<Observation>();
    Stream.concat(held.all().stream(), page.stream())
        .forEach(observation ->
            versionOf(observation)
                .ifPresentOrElse(
                    version ->
                        Change.of(version, observation)
                            .ifPresentOrElse(
                                changes::add, () -> strays.tell(version, observation.option())),
                    () -> waiting.add(observation)));
    held.replace(waiting);
    changes.forEach(change -> count(change.measure(), change.delta()));
    generation.addAndGet(changes.size());
  }

  private void count(MetricKey measure, Delta delta) {
    var model = model(measure);
    boolean before = model.counts().hasDropped();
    model.apply(delta);
    if (model.counts().hasDropped() && !before) {
      log.warn(
          "Not all cells fit that are counted for outcome {} of policy {} of {}: contexts in others"
              + " are ranked by the cells around them",
          measure.outcome(),
          measure.key().policy(),
          measure.key().organization());
    }
  }

  private record Change(MetricKey measure, Delta delta) {
    static Optional<Change> of(PolicyVersion version, Observation observation) {
      return version.option(observation.option()).map(option -> change(version, observation));
    }

    private static Change change(PolicyVersion version, Observation observation) {
      var metric = version.metric();
      var change =
          metric
              .stat(observation.actionAt(), observation.outcomes())
              .minus(metric.stat(observation.actionAt(), observation.previous()));
      return new Change(
          MetricKey.of(version),
          new Delta(
              observation.option(),
              VersionMonth.of(version.version(), observation.actionAt()),
              version.cells().cellsOf(observation.context()),
              change));
    }
  }

  private Optional<PolicyVersion> versionOf(Observation observation) {
    if (observation.version().isPresent()) {
      return policies.version(observation.key(), observation.version().get());
    }
    if (!policies.isCompleteAt(observation.actionAt())) {
      return Optional.empty();
    }
    judge(observation.key(), observation.actionAt());
    return policies
        .inForce(observation.key(), observation.actionAt())
        .or(() -> policies.first(observation.key()));
  }

  /// Notes what is known before it is asked: what comes in between is noticed by [#isRight].
  private void judge(PolicyKey key, Instant actionAt) {
    var now = new AssumedVersions(actionAt, numbers(policies.all(key).toList()));
    judged.merge(key, now, (before, any) -> before.upTo(actionAt));
  }

  private static Set<Integer> numbers(List<PolicyVersion> versions) {
    return versions.stream().map(PolicyVersion::version).collect(Collectors.toSet());
  }

  /// All that has to be kept to go on from here; good until more evidence is folded in.
  State state() {
    return new State(
        generation(),
        models.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().counts())),
        held.all(),
        judged);
  }

  /// Goes on from what was kept.
  static Ledger of(Policies policies, State state) {
    var ledger = new Ledger(policies);
    state
        .counts()
        .forEach((measure, counts) -> ledger.models.put(measure, new PolicyModel(counts)));
    ledger.held.replace(state.held());
    ledger.judged.putAll(state.judged());
    ledger.generation.set(state.generation());
    return ledger;
  }

  /// What a snapshot keeps.
  ///
  /// @param counts themselves: a copy would take as much memory again
  record State(
      long generation,
      Map<MetricKey, Counts> counts,
      List<Observation> held,
      Map<PolicyKey, AssumedVersions> judged) {
    State {
      counts = Map.copyOf(counts);
      held = List.copyOf(held);
      judged = Map.copyOf(judged);
    }
  }
}
