package org.doubleloop.policy.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who decides on proposals, and how.
///
/// @param quorum how many have to approve of the same content
/// @param owners principals who may lift locks and archive the policy, and review its proposals
/// @param reviewers principals who review beside the owners; empty: everybody who may review at all
/// @param expireAfter for how long a proposal waits; null: for ever
/// @param reviewBy the day by which the policy itself is to be looked at again
public record ReviewTerms(
    @Nullable Integer quorum,
    List<String> owners,
    List<String> reviewers,
    @Nullable AttributionWindow expireAfter,
    @Nullable LocalDate reviewBy) {
  private static final ReviewTerms NONE = new ReviewTerms(null, List.of(), List.of(), null, null);

  public ReviewTerms {
    if (quorum != null && quorum < 1) {
      throw new IllegalArgumentException("Somebody has to approve");
    }
    owners = List.copyOf(owners);
    reviewers = List.copyOf(reviewers);
  }

  /// Those of a policy's content.
  public static ReviewTerms of(PolicyContent content) {
    return Objects.requireNonNullElse(content.review(), NONE);
  }

  /// How many approvals make a version.
  public int approvals() {
    return Objects.requireNonNullElse(quorum, 1);
  }

  public boolean isOwner(String principal) {
    return names(owners, principal);
  }

  private static boolean names(List<String> principals, String principal) {
    return principals.stream().map(Principals::of).anyMatch(principal::equals);
  }

  /// Whether somebody whose key may review may review here.
  public boolean isReviewer(String principal) {
    return reviewers.isEmpty() || names(reviewers, principal) || isOwner(principal);
  }
}
