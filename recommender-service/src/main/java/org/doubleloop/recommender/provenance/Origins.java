package org.doubleloop.recommender.provenance;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.doubleloop.recommender.provenance.Tally.Name;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Connected;
import org.doubleloop.recommender.signal.Poster;
import org.doubleloop.recommender.week.Smallest;
import org.jspecify.annotations.Nullable;

/// Where what is counted of an organization came from. What names no policy or no option counts
/// nowhere, and so not here. Of names that no policy counts some are kept, as they may be known
/// later: the first in their order, so that any order of arrival comes to the same, and made-up
/// names take no place from others. Guarded by the lock of [ProvenanceCounts].
final class Origins {
  private static final int MOST_UNKNOWN = 500;
  private static final int MOST_POSTERS = 500;

  final NavigableMap<Name, Tally> tallies = new TreeMap<>();
  final NavigableSet<Name> unknown = new TreeSet<>();
  final Smallest<Poster> posters = new Smallest<>(MOST_POSTERS);
  private final Predicate<Name> isKnown;

  /// @param isKnown whether a policy has that option, and counts outcomes of that type
  Origins(Predicate<Name> isKnown) {
    this.isKnown = isKnown;
  }

  void act(Action action, String policy, String option) {
    var poster = action.postedBy();
    if (poster != null) {
      add(poster);
    }
    int who = poster == null ? Minutes.NOBODY : who(poster);
    add(new Name(policy, option, null), action.recordedAt(), who, 1, action.suggestion());
  }

  /// Counts what an action has led to, less what was counted of it before.
  void lead(Connected connected, String policy, String option) {
    var numbers = new HashMap<String, Integer>();
    connected.outcomes().forEach(each -> numbers.merge(each.type(), 1, Integer::sum));
    connected.previous().forEach(each -> numbers.merge(each.type(), -1, Integer::sum));
    numbers.forEach((type, number) ->
        add(
            new Name(policy, option, type),
            connected.recordedAt(),
            Minutes.NOBODY,
            number,
            connected.suggestion()));
  }

  private void add(Name name, Instant at, int who, int number, @Nullable String suggestion) {
    if (number != 0) {
      var tally = tallies.computeIfAbsent(name, this::begun);
      tally.number += number;
      tally.unsuggested += suggestion == null ? number : 0;
      tally.minutes.add(at, who, number);
      forgetUnknown();
    }
  }

  private Tally begun(Name name) {
    if (!isKnown.test(name)) {
      unknown.add(name);
    }
    return new Tally(name);
  }

  private void forgetUnknown() {
    while (unknown.size() > MOST_UNKNOWN) {
      var last = unknown.removeLast();
      if (!isKnown.test(last)) {
        tallies.remove(last);
      }
    }
  }

  /// Those of a policy's options that have a name of this kind.
  List<Tally> of(String policy, Predicate<Name> asked) {
    return tallies.tailMap(new Name(policy, "", null)).values().stream()
        .takeWhile(tally -> tally.name.policy().equals(policy))
        .filter(tally -> asked.test(tally.name))
        .toList();
  }

  /// What is known meanwhile is not forgotten any more.
  void learn() {
    unknown.removeIf(isKnown);
  }

  void add(Poster poster) {
    posters.at(text(poster), () -> poster);
  }

  /// Whom a number stands for, where that one is kept.
  Optional<Poster> poster(int who) {
    return who == Minutes.NOBODY
        ? Optional.empty()
        : posters.values().stream().filter(poster -> who(poster) == who).findFirst();
  }

  private static int who(Poster poster) {
    return (int) (Smallest.hash(text(poster)) >>> (Long.SIZE - Minutes.WHO_BITS));
  }

  /// A key's id has no spaces.
  private static String text(Poster poster) {
    return poster.key() + " " + poster.principal();
  }
}
