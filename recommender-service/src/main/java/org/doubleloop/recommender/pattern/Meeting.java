package org.doubleloop.recommender.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.recommender.pattern.Pattern.Agreement;

/// All that people did with a phrase, or with some that are taken for one. It grows while drafts
/// are read.
final class Meeting {
  private static final int MOST_EDITS = 20;

  /// In so many drafts somebody must have met a phrase before it is said how they stand to it.
  private static final int LEAST_MET = 4;

  private static final double HALF = 0.5;

  private Share all = Share.NONE;
  private Share checked = Share.NONE;
  private final Map<Long, Share> byPerson = new HashMap<>();
  private final Set<Long> people = new HashSet<>();
  private final Set<Long> units = new HashSet<>();
  private final List<String> ofNewPeople = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  void add(Reworded draft, boolean isChanged) {
    all = all.plus(isChanged);
    checked = draft.checks() ? checked.plus(isChanged) : checked;
    if (draft.person() != 0) {
      byPerson.merge(draft.person(), Share.NONE.plus(isChanged), Share::plus);
    }
    if (isChanged) {
      units.add(draft.unit());
      boolean isNew = draft.person() != 0 && people.add(draft.person());
      (isNew ? ofNewPeople : others).add(draft.id());
    }
  }

  Share all() {
    return all;
  }

  /// In the half that checks.
  Share checked() {
    return checked;
  }

  int people() {
    return people.size();
  }

  /// How many more people, or recipients, it takes before it may be told.
  int missing() {
    return Math.max(0, PhraseSearch.LEAST_PEOPLE - Math.min(people.size(), units.size()));
  }

  Agreement agreement() {
    long most = byPerson.values().stream().filter(each -> each.value() > HALF).count();
    if (isDisagreed()) {
      return Agreement.DISAGREE;
    }
    return 2 * most > byPerson.size() ? Agreement.MOST_DO : Agreement.SOME_DO;
  }

  private boolean isDisagreed() {
    var known = byPerson.values().stream().filter(each -> each.drafts() >= LEAST_MET).toList();
    return known.stream().anyMatch(each -> each.interval().low() > HALF)
        && known.stream().anyMatch(each -> each.interval().high() < HALF);
  }

  /// The ids of some in which it was changed, of as many people as there are.
  List<String> edits() {
    var edits = new ArrayList<>(ofNewPeople);
    edits.addAll(others);
    return edits.subList(0, Math.min(MOST_EDITS, edits.size()));
  }
}
