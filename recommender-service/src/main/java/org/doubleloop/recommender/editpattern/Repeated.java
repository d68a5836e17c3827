package org.doubleloop.recommender.editpattern;

import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.pattern.PhraseSearch.Found;
import org.doubleloop.recommender.policy.PolicyVersion;

/// What people change again and again at a place.
///
/// @param version the one in force
/// @param edited how many edited drafts are looked at
/// @param asTheyWere how many that were sent as they were
/// @param people how many have edited
public record Repeated(
    PolicyVersion version,
    Cell place,
    int edited,
    int asTheyWere,
    int people,
    Part removed,
    Part added,
    List<KindCount> kinds,
    EditAssociation association) {

  /// What was found of one kind of pattern.
  public record Part(List<Shown> shown, Found found) {
    public Part {
      shown = List.copyOf(shown);
    }
  }

  public Repeated {
    kinds = List.copyOf(kinds);
  }
}
