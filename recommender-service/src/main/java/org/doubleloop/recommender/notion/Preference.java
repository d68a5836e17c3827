package org.doubleloop.recommender.notion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.doubleloop.recommender.cited.Flaw;
import org.doubleloop.recommender.cited.Plain;
import org.doubleloop.recommender.editpattern.Repeated;
import org.doubleloop.recommender.habit.Habit;
import org.doubleloop.recommender.notion.Notion.Kind;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.pattern.Stance;
import org.doubleloop.recommender.revision.Finding.Edits;
import org.doubleloop.recommender.wording.Phrase;

/// What a model takes people to prefer, held against their edits: of the half that it was not
/// shown, surely more than half must say so, people must agree, and of each phrase at least three
/// people to three recipients, so that it is nobody's own.
sealed interface Preference {
  double HALF = 0.5;
  int MOST_WORDS = 4;
  int LONGEST = 60;

  record Holds(Habit habit) implements Preference {}

  record Fails(Flaw flaw) implements Preference {}

  /// @param notion of phrases
  /// @param there what people change at its place
  static Preference of(Notion notion, Repeated there) {
    var phrases = notion.phrases();
    if (phrases.isEmpty() || !notion.option().isEmpty()) {
      return new Fails(Flaw.NOT_THE_SCHEMA);
    }
    var folded = new HashSet<Phrase>();
    for (String phrase : phrases) {
      if (!isPhrase(phrase) || !folded.add(Phrase.of(phrase))) {
        return new Fails(Flaw.PHRASE);
      }
    }
    var kind = notion.kind() == Kind.LEAVE_OUT ? PatternKind.REMOVED : PatternKind.ADDED;
    var told = new TreeMap<Long, List<String>>(Comparator.reverseOrder());
    for (String phrase : phrases) {
      var stance = Stance.of(kind, there.drafts(), List.of(Phrase.of(phrase)));
      if (stance.missing() > 0) {
        return new Fails(Flaw.TOO_FEW_PEOPLE);
      }
      told.computeIfAbsent(stance.all().changed(), _ -> new ArrayList<>()).add(phrase);
    }
    var stance = Stance.of(kind, there.drafts(), folded);
    return flaw(stance)
        .<Preference>map(Fails::new)
        .orElseGet(() ->
            new Holds(
                habit(kind, told.values().stream().flatMap(List::stream).toList(), stance, there)));
  }

  private static boolean isPhrase(String phrase) {
    if (Plain.flaw(phrase, phrase, LONGEST).isPresent()) {
      return false;
    }
    var words = Phrase.of(phrase);
    return words.length() > 0 && words.length() <= MOST_WORDS && words.isPlain();
  }

  private static Optional<Flaw> flaw(Stance stance) {
    return Plain.when(stance.agreement() == Agreement.DISAGREE, Flaw.PEOPLE_DISAGREE)
        .or(() -> Plain.when(!holds(stance), Flaw.DID_NOT_HOLD));
  }

  private static boolean holds(Stance stance) {
    return stance.agreement() == Agreement.MOST_DO && stance.checked().holdsAbove(HALF);
  }

  /// @param phrases the most telling first
  private static Habit habit(
      PatternKind kind, List<String> phrases, Stance stance, Repeated there) {
    return new Habit(
        there.place(),
        kind == PatternKind.REMOVED,
        phrases,
        new Edits(
            stance.all().drafts(),
            stance.all().changed(),
            stance.checked().drafts(),
            stance.checked().changed(),
            stance.people(),
            List.of()),
        stance.edits(),
        null,
        null);
  }
}
