package org.doubleloop.policy.reviewmodel;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Where everything begins.
public final class Beginnings {
  private Beginnings() {}

  /// The states from which everything begins: quorum of one or two, reviewers named or not, and a
  /// second proposal that has to do with the first in each way.
  public static List<ModelState> all() {
    return Arrays.stream(new int[] {1, 2})
        .boxed()
        .flatMap(quorum ->
            List.of(Set.<Who>of(), Set.of(Who.FIRST, Who.SECOND)).stream()
                .flatMap(named -> of(Said.Terms.of(quorum, named)).stream()))
        .toList();
  }

  private static List<ModelState> of(Said.Terms terms) {
    var first = Said.first(terms);
    var one = first.withClause(1);
    var otherQuorum = Said.Terms.of(3 - terms.quorum(), terms.reviewers());
    var otherNames = Said.Terms.of(terms.quorum(), Set.of(Who.SECOND));
    return List.of(
        ModelState.begin(first, one, Who.STRANGER, first.withClause(2)),
        ModelState.begin(first, one, Who.STRANGER, first.withHypothesis(1)),
        ModelState.begin(first, one, Who.STRANGER, one),
        ModelState.begin(first, one.withHypothesis(1), Who.STRANGER, first.withHypothesis(1)),
        ModelState.begin(first, one, Who.STRANGER, first.withTerms(otherQuorum)),
        ModelState.begin(first, one, Who.STRANGER, first.withTerms(otherNames)),
        ModelState.begin(first, one, Who.OWNER, first.withLocked(1)));
  }
}
