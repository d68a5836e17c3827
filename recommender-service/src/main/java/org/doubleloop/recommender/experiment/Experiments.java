package org.doubleloop.recommender.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All experiments, and how they stand, as far as they are known. One thread takes up what the
/// policy feed says, in any order and again; any may ask.
@Component
public final class Experiments {
  private final Map<PolicyKey, Map<String, Known>> known = new ConcurrentHashMap<>();

  /// @param open null where it is not, or not any more
  /// @param ended null where it is not, or never ran
  private record Known(int revision, @Nullable Experiment open, @Nullable Ended ended) {
    Known newer(Known other) {
      return other.revision > revision ? other : this;
    }
  }

  /// Takes up what is said of an experiment.
  ///
  /// @param revision the highest one holds
  /// @param open null where it has not begun, or is over
  public void take(PolicyKey key, String id, int revision, @Nullable Experiment open) {
    take(key, id, new Known(revision, open, null));
  }

  /// Takes up that an experiment that has run is over.
  ///
  /// @param revision the highest one holds
  public void end(int revision, Ended ended) {
    take(ended.key(), ended.id(), new Known(revision, null, ended));
  }

  private void take(PolicyKey key, String id, Known said) {
    known.computeIfAbsent(key, _ -> new ConcurrentHashMap<>()).merge(id, said, Known::newer);
  }

  /// Whether there is or was one of that id in an organization.
  public boolean isKnown(String organization, String id) {
    return known.entrySet().stream()
        .anyMatch(each ->
            each.getKey().organization().equals(organization) && each.getValue().containsKey(id));
  }

  /// Whether there is or was any under a policy.
  public boolean isAnyOf(PolicyKey key) {
    return known.containsKey(key);
  }

  /// Those of a policy that are not over, in the order of their ids.
  public List<Experiment> of(PolicyKey key) {
    return open(known.getOrDefault(key, Map.of())).toList();
  }

  /// The one of that id, where it is not over.
  public Optional<Experiment> find(PolicyKey key, String id) {
    return Optional.ofNullable(known.getOrDefault(key, Map.of()).get(id))
        .flatMap(each -> Optional.ofNullable(each.open()));
  }

  /// By what a suggestion was made: a version or, where an experiment that is not over has given
  /// its unit the other content, that.
  ///
  /// @param trial that decided on the suggestion; null where none did
  public PolicyVersion content(PolicyVersion version, @Nullable Trial trial) {
    return Optional.ofNullable(trial)
        .filter(each -> each.variant().equals(Variant.B.name()))
        .flatMap(each -> find(version.key(), each.experiment()))
        .map(Experiment::content)
        .orElse(version);
  }

  /// All that have run and are over.
  public List<Ended> ended() {
    return known.values().stream()
        .flatMap(experiments -> experiments.values().stream())
        .flatMap(each -> Stream.ofNullable(each.ended()))
        .toList();
  }

  /// All that are not over.
  public List<Experiment> all() {
    return known.values().stream().flatMap(Experiments::open).toList();
  }

  private static Stream<Experiment> open(Map<String, Known> experiments) {
    return experiments.values().stream()
        .flatMap(each -> Stream.ofNullable(each.open()))
        .sorted(Comparator.comparing(Experiment::id));
  }
}
