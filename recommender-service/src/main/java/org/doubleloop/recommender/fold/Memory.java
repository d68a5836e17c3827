package org.doubleloop.recommender.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.model.Candidate;
import org.doubleloop.recommender.model.Counts;
import org.doubleloop.recommender.model.Delta;
import org.doubleloop.recommender.model.Ranked;
import org.doubleloop.recommender.model.Slice;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;

/// All that has been counted, by policy.
///
/// One thread folds evidence in, any may rank. Evidence is counted by the metric and the attributes
/// of the version that its action names, else of the one in force when the action was done. Where
/// that version is not known yet, the evidence is held back until it is: only so do the counts not
/// depend on which of the two feeds was read first.
public final class Memory {

  private final Policies policies;
  private final Map<PolicyKey, PolicyModel> models = new ConcurrentHashMap<>();
  private final Held held = new Held();
  private final AtomicLong generation = new AtomicLong();

  public Memory(Policies policies) {
    this.policies = policies;
  }

  /// How many pieces of evidence have been counted.
  public long generation() {
    return generation.get();
  }

  /// The candidates in their order, with the counts behind it.
  public List<Ranked> rank(
      PolicyVersion version, List<Candidate> candidates, Map<String, Object> context) {
    return model(version.key()).rank(version, candidates, context);
  }

  /// Whether no more can be held back. To read on is right only once the policies are complete.
  public boolean isFull() {
    return held.isFull();
  }

  /// Counts the evidence, and what was held back before and need be no longer; holds the rest back.
  /// All of it or, where it throws, nothing.
  public void fold(List<Evidence> page) {
    var changes = new ArrayList<Change>();
    var waiting = new ArrayList<Evidence>();
    Stream.concat(held.all().stream(), page.stream())
        .forEach(evidence ->
            versionOf(evidence)
                .ifPresentOrElse(
                    version -> changes.add(new Change(evidence.key(), delta(version, evidence))),
                    () -> waiting.add(evidence)));
    held.replace(waiting);
    changes.forEach(change -> model(change.key()).apply(change.delta()));
    generation.addAndGet(changes.size());
  }

  private record Change(PolicyKey key, Delta delta) {}

  private Optional<PolicyVersion> versionOf(Evidence evidence) {
    if (evidence.version().isPresent()) {
      return policies.version(evidence.key(), evidence.version().get());
    }
    return policies.isCompleteAt(evidence.actionAt())
        ? policies
            .inForce(evidence.key(), evidence.actionAt())
            .or(() -> policies.first(evidence.key()))
        : Optional.empty();
  }

  private static Delta delta(PolicyVersion version, Evidence evidence) {
    var metric = version.metric();
    var change =
        metric
            .stat(evidence.actionAt(), evidence.outcomes())
            .minus(metric.stat(evidence.actionAt(), evidence.previous()));
    return new Delta(
        evidence.option(),
        Slice.of(version.version(), evidence.actionAt()),
        version.cells().cellsOf(evidence.context()),
        change);
  }

  private PolicyModel model(PolicyKey key) {
    return models.computeIfAbsent(key, any -> new PolicyModel(new Counts()));
  }

  /// All that has to be kept to go on from here; not while evidence is being folded in.
  State state() {
    return new State(
        generation(),
        models.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().rows())),
        held.all());
  }

  /// Takes up what was kept; before anything is folded in.
  void restore(State state) {
    state.rows().forEach((key, rows) -> models.put(key, new PolicyModel(Counts.of(rows))));
    held.replace(state.held());
    generation.set(state.generation());
  }

  /// What a snapshot keeps.
  record State(long generation, Map<PolicyKey, List<Counts.Row>> rows, List<Evidence> held) {
    State {
      rows = Map.copyOf(rows);
      held = List.copyOf(held);
    }
  }
}
