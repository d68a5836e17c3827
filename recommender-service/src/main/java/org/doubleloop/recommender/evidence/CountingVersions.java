package org.doubleloop.recommender.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;

/// By which version evidence counts: the one that its action names, else the one in force when the
/// action was done. Where that version is not known yet, the evidence is held back until it is:
/// only so do counts not depend on which of the two feeds was read first.
///
/// Whoever counts evidence has one of these, and keeps it together with what was counted. One
/// thread at a time may use it.
public final class CountingVersions {

  private final Policies policies;
  private final PendingEvidence pending = new PendingEvidence();
  private final Map<PolicyKey, AssumedVersions> assumed = new HashMap<>();
  private int checked;

  public CountingVersions(Policies policies) {
    this.policies = policies;
  }

  /// Evidence, and the version by which it counts.
  public record Counting(PolicyVersion version, Evidence evidence) {}

  /// What is known of some evidence, and of what was held back before it.
  ///
  /// @param counting what can be counted
  /// @param waiting what cannot be yet
  public record Judged(List<Counting> counting, List<Evidence> waiting) {
    public Judged {
      counting = List.copyOf(counting);
      waiting = List.copyOf(waiting);
    }
  }

  /// Looks at more evidence, and again at what is held back. Nothing changes before it is
  /// [settled][#settle].
  public Judged judge(List<Evidence> page) {
    var counting = new ArrayList<Counting>();
    var waiting = new ArrayList<Evidence>();
    Stream.concat(pending.all().stream(), page.stream())
        .forEach(evidence ->
            versionOf(evidence)
                .ifPresentOrElse(
                    version -> counting.add(new Counting(version, evidence)),
                    () -> waiting.add(evidence)));
    return new Judged(counting, waiting);
  }

  /// Holds back what is waiting; the rest is counted by whoever asked.
  public void settle(Judged judged) {
    pending.replace(judged.waiting());
  }

  /// Whether no more can be held back.
  public boolean isFull() {
    return pending.isFull();
  }

  /// Whether no version has become known meanwhile by which actions should have been counted that
  /// were counted by another.
  public boolean isRight() {
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

  List<Evidence> pending() {
    return pending.all();
  }

  Map<PolicyKey, AssumedVersions> assumed() {
    return assumed;
  }

  /// Goes on from what was kept.
  void resume(List<Evidence> held, Map<PolicyKey, AssumedVersions> versions) {
    pending.replace(held);
    assumed.putAll(versions);
  }
}
