package org.doubleloop.recommender.notion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.edited.KeptAction;
import org.doubleloop.recommender.edited.KeptEdit;
import org.doubleloop.recommender.editpattern.Repeated;
import org.doubleloop.recommender.pattern.PhraseSearch;
import org.doubleloop.recommender.pattern.Reworded;

/// A draft, and what somebody made of it.
///
/// @param id of the edit
/// @param place of its context, as `plan=paid`
record Pair(String id, List<String> place, String draft, String revised, boolean isChanged) {
  /// Of either kind, so that neither outweighs the other.
  private static final int MOST = 12;

  Pair {
    place = List.copyOf(place);
  }

  List<String> texts() {
    return List.of(draft, revised);
  }

  /// Some of the half of the drafts that finds: the other half is shown to no model. None before
  /// there are enough people.
  ///
  /// @param repeated of everywhere
  static List<Pair> of(Repeated repeated, List<KeptAction> actions) {
    if (repeated.people() < PhraseSearch.LEAST_PEOPLE) {
      return List.of();
    }
    var known = new HashMap<String, Pair>();
    for (KeptAction action : actions) {
      var deed = action.deed();
      if (deed != null) {
        var place =
            repeated.version().cells().traitsOf(deed.context()).stream()
                .map(Trait::toString)
                .toList();
        action.edits().forEach(edit -> known.put(edit.id(), of(edit, place)));
      }
    }
    var finding =
        repeated.drafts().stream().filter(each -> !each.checks()).map(Reworded::id).toList();
    var pairs = new ArrayList<Pair>();
    for (boolean isChanged : new boolean[] {true, false}) {
      finding.stream()
          .filter(known::containsKey)
          .map(known::get)
          .filter(each -> each.isChanged() == isChanged)
          .limit(MOST)
          .forEach(pairs::add);
    }
    return pairs;
  }

  private static Pair of(KeptEdit edit, List<String> place) {
    return new Pair(edit.id(), place, edit.draft(), edit.revised(), edit.isChanged());
  }
}
