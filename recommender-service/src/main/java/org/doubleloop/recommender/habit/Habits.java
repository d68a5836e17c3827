package org.doubleloop.recommender.habit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.editpattern.EditPatterns;
import org.doubleloop.recommender.editpattern.Repeated;
import org.doubleloop.recommender.editpattern.Shown;
import org.doubleloop.recommender.naming.Nameable;
import org.doubleloop.recommender.naming.Naming;
import org.doubleloop.recommender.naming.PatternName;
import org.doubleloop.recommender.pattern.Pattern;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.pattern.Share;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Edits;
import org.doubleloop.recommender.wording.Phrase;
import org.springframework.stereotype.Component;

/// Which patterns are worth to be guidance: what surely more than half of the drafts have had
/// changed, of all that are kept or of the newest, where most people do it. One that is told
/// everywhere is not told again at places; where some place does otherwise, it is told at the
/// places that do so instead.
@Component
public final class Habits {
  private static final double HALF = 0.5;
  private static final int LEAST_EDITED = 20;
  private static final int MOST_PLACES = 30;

  /// So many are waited for to have names: no more are proposed at a time.
  private static final int MOST_NAMED = 3;

  private final EditPatterns patterns;
  private final Edited edited;
  private final Naming naming;

  /// A habit, and the pattern that it was read from.
  private record Read(Habit habit, Nameable pattern) {}

  Habits(EditPatterns patterns, Edited edited, Naming naming) {
    this.patterns = patterns;
    this.edited = edited;
    this.naming = naming;
  }

  /// Those that are known now, by this version, the most telling first; the first of them with
  /// names, where a model gives some.
  public List<Habit> of(PolicyVersion version) {
    var read = read(version);
    var named = new ArrayList<Habit>();
    for (Read each : read) {
      var name =
          named.size() < MOST_NAMED
              ? naming.nameNow(version.key(), each.pattern())
              : naming.name(version.key(), each.pattern());
      named.add(each.habit().named(name.map(PatternName::name).orElse(null)));
    }
    return named;
  }

  private List<Read> read(PolicyVersion version) {
    var cells = places(version);
    var told = new HashSet<Told>();
    var habits = new ArrayList<Read>();
    for (Drafts drafts : List.<Drafts>of(patterns::of, patterns::lately)) {
      var places = cells.stream().map(place -> drafts.at(version, place)).toList();
      var everywhere = drafts.at(version, Cell.EVERYWHERE);
      for (Shown shown : habits(everywhere)) {
        if (places.stream().noneMatch(place -> place.share(shown.pattern()).isBelow(HALF))
            && told.add(new Told(Cell.EVERYWHERE, shown))) {
          habits.add(read(everywhere, shown));
        }
      }
      for (Repeated place : places) {
        for (Shown shown : habits(place)) {
          if (!told.contains(new Told(Cell.EVERYWHERE, shown))
              && told.add(new Told(place.place(), shown))) {
            habits.add(read(place, shown));
          }
        }
      }
    }
    return habits;
  }

  private interface Drafts {
    Repeated at(PolicyVersion version, Cell place);
  }

  private record Told(Cell place, PatternKind kind, Phrase phrase) {
    Told(Cell place, Shown shown) {
      this(place, shown.pattern().kind(), shown.pattern().phrase());
    }
  }

  /// Those in which most was edited.
  private List<Cell> places(PolicyVersion version) {
    Map<Trait, Integer> counts = new HashMap<>();
    edited
        .of(version.key())
        .forEach(action -> {
          var deed = action.deed();
          if (deed != null && action.isEdited()) {
            version
                .cells()
                .traitsOf(deed.context())
                .forEach(trait -> counts.merge(trait, 1, Integer::sum));
          }
        });
    return counts.entrySet().stream()
        .filter(each -> each.getValue() >= LEAST_EDITED)
        .sorted(
            Map.Entry.<Trait, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(each -> each.getKey().toString()))
        .limit(MOST_PLACES)
        .map(each -> Cell.of(each.getKey()))
        .toList();
  }

  private static List<Shown> habits(Repeated repeated) {
    var all = new ArrayList<>(repeated.removed().shown());
    all.addAll(repeated.added().shown());
    return all.stream()
        .filter(shown -> shown.pattern().agreement() == Agreement.MOST_DO)
        .filter(shown -> possible(repeated, shown.pattern()).holdsAbove(HALF))
        .toList();
  }

  /// The drafts in which it could have been done, and those in which it was.
  private static Share possible(Repeated repeated, Pattern pattern) {
    var all = pattern.all();
    return pattern.kind() == PatternKind.REMOVED
        ? all
        : new Share(
            repeated.edited() + repeated.asTheyWere() - (all.drafts() - all.changed()),
            all.changed());
  }

  private static Read read(Repeated repeated, Shown shown) {
    return new Read(habit(repeated, shown), shown.nameable());
  }

  private static Habit habit(Repeated repeated, Shown shown) {
    var pattern = shown.pattern();
    return new Habit(
        repeated.place(),
        pattern.kind() == PatternKind.REMOVED,
        List.of(shown.text()),
        new Edits(
            possible(repeated, pattern).drafts(),
            pattern.all().changed(),
            pattern.checked().drafts(),
            pattern.checked().changed(),
            pattern.people(),
            shown.examples().stream()
                .map(each -> new Finding.Example(each.edit(), each.before(), each.after()))
                .toList()),
        pattern.edits(),
        repeated.since(),
        null);
  }
}
