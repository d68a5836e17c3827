package org.doubleloop.recommender.heeded;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.guidance.Example;
import org.doubleloop.recommender.heed.ClauseName;
import org.doubleloop.recommender.heed.ClauseTotals;
import org.doubleloop.recommender.heed.Deed;
import org.doubleloop.recommender.heed.DraftFacts;
import org.doubleloop.recommender.heed.DraftFacts.Judged;
import org.doubleloop.recommender.heed.Revised;
import org.doubleloop.recommender.heed.UnitArm;
import org.doubleloop.recommender.heed.Written;
import org.doubleloop.recommender.heed.Written.Clause;

/// The drafts of an organization of which more may be told, and what all have come to. To be used
/// by one thread at a time.
final class OpenDrafts {
  /// For how long is waited, once a draft is over, for what was captured in its time.
  private static final long PATIENCE = 3_600;

  /// So many edits wait for the action that says which draft they changed.
  private static final int MOST_WAITING = 5_000;

  private final SortedMap<String, DraftFacts> open = new TreeMap<>();
  private final NavigableSet<Closing> closings = new TreeSet<>(Closing.ORDER);
  private final Map<Unit, List<DraftFacts>> byUnit = new HashMap<>();
  private final SortedMap<String, String> drafts = new TreeMap<>();
  private final SortedMap<String, Revised> waiting = new TreeMap<>();
  private final SortedMap<ClauseName, ClauseTotals> totals = new TreeMap<>();

  /// When a draft is over.
  private record Closing(long at, String draft) {
    static final Comparator<Closing> ORDER =
        Comparator.comparingLong(Closing::at).thenComparing(Closing::draft);
  }

  /// A unit under a policy.
  private record Unit(String policy, String unit) {}

  void add(String draft, Written written, Instant recordedAt) {
    change(draft, recordedAt, facts -> facts.add(written));
    index(draft, written);
  }

  private void index(String draft, Written written) {
    closings.add(new Closing(written.closes(), draft));
    var unit = written.unit();
    if (unit != null) {
      byUnit
          .computeIfAbsent(new Unit(written.key().policy(), unit), _ -> new ArrayList<>(1))
          .add(facts(draft));
    }
  }

  void add(String draft, Deed deed, Instant recordedAt) {
    change(
        draft,
        recordedAt,
        facts -> {
          facts.add(deed);
          return List.of();
        });
    drafts.put(deed.action(), draft);
    var edit = waiting.remove(deed.action());
    if (edit != null) {
      add(draft, edit);
    }
  }

  void add(String draft, Revised edit) {
    change(draft, edit.recordedAt(), facts -> facts.add(edit));
  }

  /// Takes an edit that names no draft: its action may. Of several the last one waits.
  void addByAction(String action, Revised edit) {
    var draft = drafts.get(action);
    if (draft != null) {
      add(draft, edit);
    } else if (waiting.size() < MOST_WAITING || waiting.containsKey(action)) {
      waiting.merge(
          action, edit, (one, other) -> one.recordedAt().isAfter(other.recordedAt()) ? one : other);
    }
  }

  private void change(String draft, Instant recordedAt, Function<DraftFacts, List<Judged>> change) {
    var facts = facts(draft);
    var before = facts.counts(false);
    var judged = change.apply(facts);
    facts.toldAt(recordedAt);
    if (facts.isWritten()) {
      count(facts, before, facts.counts(false));
      judged.forEach(each -> exemplify(facts.written(), each));
    }
  }

  private void count(
      DraftFacts facts, Map<Clause, ArmCounts> before, Map<Clause, ArmCounts> after) {
    after.forEach((clause, counts) ->
        totals(facts.written(), clause)
            .add(clause.served(), counts.minus(before.getOrDefault(clause, ArmCounts.NOTHING))));
  }

  /// Somebody has made a draft follow what it did not.
  private void exemplify(Written written, Judged judged) {
    for (Clause clause : written.clauses()) {
      if (!clause.holds() && judged.said().holding().contains(clause.id())) {
        var edit = judged.edit();
        totals(written, clause)
            .add(new Example(edit.edit(), edit.before(), edit.after()), edit.editor());
      }
    }
  }

  private ClauseTotals totals(Written written, Clause clause) {
    return totals(ClauseName.of(written.key(), clause.guidance()));
  }

  ClauseTotals totals(ClauseName name) {
    return totals.computeIfAbsent(name, _ -> new ClauseTotals());
  }

  /// Closes the drafts whose time is over, in the order in which it was, so that it does not matter
  /// how often this is asked for.
  ///
  /// @param moment up to which all has been told, in seconds since 1970
  void close(long moment) {
    while (!closings.isEmpty() && closings.first().at() + PATIENCE <= moment) {
      close(Objects.requireNonNull(closings.pollFirst()).draft());
    }
    var early = Instant.ofEpochSecond(moment - PATIENCE);
    open.values().removeIf(each -> !each.isWritten() && each.toldAt().isBefore(early));
    drafts.values().retainAll(open.keySet());
    waiting.values().removeIf(each -> each.recordedAt().isBefore(early));
  }

  private void close(String draft) {
    var facts = Objects.requireNonNull(open.remove(draft));
    count(facts, facts.counts(false), facts.counts(true));
    var written = facts.written();
    var unit = written.unit();
    if (unit != null) {
      var name = new Unit(written.key().policy(), unit);
      var all = Objects.requireNonNull(byUnit.get(name));
      closeUnit(written, unit, all);
      all.remove(facts);
      if (all.isEmpty()) {
        byUnit.remove(name);
      }
    }
    var deed = facts.deed();
    if (deed != null) {
      drafts.remove(deed.action());
    }
  }

  /// Counts a unit by its first draft, with what came of the first of its drafts that was sent.
  private void closeUnit(Written first, String unit, List<DraftFacts> all) {
    var sent =
        all.stream()
            .filter(DraftFacts::isSent)
            .min(
                Comparator.comparing(DraftFacts::sentAt)
                    .thenComparing(each -> each.written().at()));
    var arm =
        UnitArm.of(
            sent.map(DraftFacts::isSuccess).orElse(false),
            sent.map(DraftFacts::changed).orElse(-1L));
    for (Clause clause : first.clauses()) {
      if (clause.guidance().isByChance()) {
        totals(first, clause)
            .lot(clause.guidance().share())
            .add(place(unit), first.isServed(clause, unit), arm);
      }
    }
  }

  /// Stands for a unit, the same in any process.
  private static long place(String unit) {
    return UUID.nameUUIDFromBytes(unit.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }

  private DraftFacts facts(String draft) {
    return open.computeIfAbsent(draft, _ -> new DraftFacts());
  }

  // What stands in a snapshot.

  SortedMap<String, DraftFacts> open() {
    return open;
  }

  SortedMap<String, Revised> waiting() {
    return waiting;
  }

  SortedMap<ClauseName, ClauseTotals> totals() {
    return totals;
  }

  void restore(String draft, DraftFacts facts) {
    open.put(draft, facts);
    if (facts.isWritten()) {
      index(draft, facts.written());
    }
    var deed = facts.deed();
    if (deed != null) {
      drafts.put(deed.action(), draft);
    }
  }

  void restore(String action, Revised edit) {
    waiting.put(action, edit);
  }
}
