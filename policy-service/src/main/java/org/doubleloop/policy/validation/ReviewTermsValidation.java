package org.doubleloop.policy.validation;

import java.time.Duration;
import java.util.HashSet;
import org.doubleloop.policy.content.AttributionWindow;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.ReviewTerms;
import tools.jackson.databind.node.ObjectNode;

/// Finds the faults of who decides on proposals, and how.
final class ReviewTermsValidation {
  private static final String REVIEW = "/review";
  private static final String EXPIRE_AFTER = "expireAfter";

  private final String root;
  private final FieldFaults faults;

  /// @param root where the content stands in the body
  ReviewTermsValidation(String root, FieldFaults faults) {
    this.root = root + REVIEW;
    this.faults = faults;
  }

  /// Puts some length in the place of one that cannot be read, so that the faults after it are
  /// found too.
  void checkDurations(ObjectNode content) {
    if (content.at(REVIEW) instanceof ObjectNode terms && terms.has(EXPIRE_AFTER)) {
      var days =
          AttributionWindow.parse(terms.get(EXPIRE_AFTER).asString())
              .filter(time -> time.length().equals(Duration.ofDays(time.length().toDays())));
      if (days.isEmpty()) {
        faults.add(
            root + "/" + EXPIRE_AFTER,
            "FORMAT",
            "must be an ISO 8601 duration in whole days or weeks, above 0 and at most "
                + AttributionWindow.LONGEST);
        terms.put(EXPIRE_AFTER, AttributionWindow.LONGEST.toString());
      }
    }
  }

  void check(PolicyContent content) {
    var terms = ReviewTerms.of(content);
    faults.addRepeated(root + "/owners", "", terms.owners());
    faults.addRepeated(root + "/reviewers", "", terms.reviewers());
    if (!terms.reviewers().isEmpty()) {
      var named = new HashSet<>(terms.reviewers());
      named.addAll(terms.owners());
      if (terms.approvals() > named.size()) {
        faults.add(
            root + "/quorum",
            "RANGE",
            "must not be above %d, as only so many may review".formatted(named.size()));
      }
    }
  }
}
