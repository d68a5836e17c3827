package org.doubleloop.signal.outcome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Says which outcomes of one action count. Outcomes that correct each other, directly or through
/// others, speak of one thing. Of those that nothing corrects the last captured one counts for it,
/// unless it retracts. A correction whose target has not been captured yet counts at once.
///
/// The order of capture only decides between rival corrections; in whatever order a chain of
/// corrections comes, it comes to the same.
public final class Counting {
  /// As many as one statement of what an action has led to can hold.
  static final int MOST = 1_000;

  private static final Comparator<Outcome> CAPTURE =
      Comparator.comparing((Outcome outcome) -> outcome.header().recordedAt())
          .thenComparing(outcome -> outcome.header().id());

  private final Map<String, String> parents = new HashMap<>();

  private Counting() {}

  /// The outcomes that count, in the order of their time and id. Of more than a thousand those are
  /// looked at that say something new, and then those captured first.
  ///
  /// @param outcomes all outcomes of one action, in any order
  public static List<CountedOutcome> count(Collection<Outcome> outcomes) {
    return listed(new Counting().standing(captured(outcomes)).values());
  }

  /// For each outcome that is looked at, by id, the one that stands for what it speaks of: itself,
  /// or one that corrects it. That may retract it.
  ///
  /// @param outcomes all outcomes of one action, in any order
  public static Map<String, Outcome> standingFor(Collection<Outcome> outcomes) {
    var captured = captured(outcomes);
    var counting = new Counting();
    var standing = counting.standing(captured);
    var standingFor = new HashMap<String, Outcome>();
    for (var outcome : captured) {
      var id = outcome.header().id();
      standingFor.put(id, standing.getOrDefault(counting.thing(id), outcome));
    }
    return standingFor;
  }

  private static List<Outcome> captured(Collection<Outcome> outcomes) {
    var captured = outcomes.stream().sorted(CAPTURE).toList();
    return captured.size() <= MOST ? captured : tellingFirst(captured);
  }

  /// What repeats others gives way to what says something new.
  private static List<Outcome> tellingFirst(List<Outcome> captured) {
    var said = new HashSet<Map<String, Object>>();
    var repeats = new HashSet<Outcome>();
    for (var outcome : captured) {
      var content = OutcomeType.repeatedBy(outcome);
      if (!content.isEmpty() && !said.add(content)) {
        repeats.add(outcome);
      }
    }
    return captured.stream()
        .sorted(Comparator.<Outcome, Boolean>comparing(repeats::contains).thenComparing(CAPTURE))
        .limit(MOST)
        .sorted(CAPTURE)
        .toList();
  }

  /// The outcomes that stand, by the things that they speak of.
  private Map<String, Outcome> standing(List<Outcome> captured) {
    var corrected = new HashSet<String>();
    for (var outcome : captured) {
      var id = outcome.header().id();
      var target = outcome.corrects();
      if (target != null && !target.equals(id)) {
        unite(id, target);
        corrected.add(target);
      }
    }
    var standing = new HashMap<String, Outcome>();
    for (var outcome : captured) {
      standing.merge(
          thing(outcome.header().id()),
          outcome,
          (before, later) ->
              // in a circle of corrections everything is corrected, and the last one stands
              corrected.contains(later.header().id()) && !corrected.contains(before.header().id())
                  ? before
                  : later);
    }
    return standing;
  }

  private static List<CountedOutcome> listed(Collection<Outcome> standing) {
    var counted = new ArrayList<CountedOutcome>();
    for (var outcome : standing) {
      if (!outcome.retracted()) {
        counted.add(CountedOutcome.of(outcome));
      }
    }
    counted.sort(Comparator.comparing(CountedOutcome::at).thenComparing(CountedOutcome::id));
    return List.copyOf(counted);
  }

  private void unite(String id, String other) {
    var thing = thing(id);
    var otherThing = thing(other);
    if (!thing.equals(otherThing)) {
      parents.put(thing, otherThing);
    }
  }

  /// The one id that stands for all that speak of the same thing.
  private String thing(String id) {
    var thing = id;
    for (var next = parents.get(id); next != null; next = parents.get(next)) {
      thing = next;
    }
    return thing;
  }
}
