package org.doubleloop.recommender.editpattern;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.pattern.Pattern;
import org.doubleloop.recommender.pattern.PhraseSearch;
import org.doubleloop.recommender.pattern.PhraseSearch.Found;
import org.doubleloop.recommender.pattern.Reworded;
import org.doubleloop.recommender.pattern.Share;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// What people change again and again at a place.
///
/// @param version the one in force
/// @param since those of actions before are not looked at; null: all are
/// @param edited how many edited drafts are looked at
/// @param asTheyWere how many that were sent as they were
/// @param people how many have edited
/// @param drafts those that are looked at
public record Repeated(
    PolicyVersion version,
    Cell place,
    @Nullable Instant since,
    int edited,
    int asTheyWere,
    int people,
    Part removed,
    Part added,
    List<KindCount> kinds,
    EditAssociation association,
    List<Reworded> drafts) {

  /// What was found of one kind of pattern.
  public record Part(List<Shown> shown, Found found) {
    public Part {
      shown = List.copyOf(shown);
    }

    private Part named(UnaryOperator<Shown> naming) {
      return new Part(shown.stream().map(naming).toList(), found);
    }
  }

  /// The same with names for its patterns.
  Repeated named(UnaryOperator<Shown> naming) {
    return new Repeated(
        version,
        place,
        since,
        edited,
        asTheyWere,
        people,
        removed.named(naming),
        added.named(naming),
        kinds,
        association,
        drafts);
  }

  public Repeated {
    kinds = List.copyOf(kinds);
    drafts = List.copyOf(drafts);
  }

  /// How it stands here with a phrase that was found elsewhere.
  public Share share(Pattern pattern) {
    return PhraseSearch.shares(pattern.kind(), drafts, Set.of(pattern.phrase()))
        .getOrDefault(pattern.phrase(), Share.NONE);
  }
}
