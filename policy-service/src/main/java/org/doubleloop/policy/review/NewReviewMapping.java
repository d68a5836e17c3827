package org.doubleloop.policy.review;

import java.util.List;
import java.util.Objects;
import org.doubleloop.api.policy.model.NewReviewJson;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.edition.Suggested;
import org.doubleloop.policy.edition.SuggestedMapping;
import org.doubleloop.policy.proposal.Review.RejectionCode;
import org.doubleloop.policy.proposal.Review.TrialTerms;
import org.doubleloop.policy.proposal.Review.Verdict;
import org.doubleloop.policy.review.ProposalReviews.NewReview;
import org.doubleloop.policy.validation.FieldFaults;
import org.jspecify.annotations.Nullable;

/// Reads verdicts as they are sent.
final class NewReviewMapping {
  private static final double ALL = 1;

  private NewReviewMapping() {}

  /// @throws ServiceException when its fields do not fit its verdict
  static NewReview fromApi(NewReviewJson body) {
    var verdict = Verdict.valueOf(body.getVerdict().name());
    if (!verdict.isPlain() && (body.getReason() == null || body.getReason().isBlank())) {
      throw invalid("/reason", "REQUIRED", "is required with " + verdict);
    }
    if (body.getCode() != null && verdict != Verdict.REJECT) {
      throw invalid("/code", "EXCLUSIVE", "must be absent: only a rejection has one");
    }
    if (body.getEffectiveFrom() != null && !verdict.isApproval()) {
      throw invalid("/effectiveFrom", "EXCLUSIVE", "must be absent with " + verdict);
    }
    if (body.getDespite() != null && !verdict.isApproval()) {
      throw invalid("/despite", "EXCLUSIVE", "must be absent with " + verdict);
    }
    return new NewReview(
        verdict,
        code(body, verdict),
        body.getReason(),
        amendment(body, verdict),
        body.getEffectiveFrom(),
        body.getDespite(),
        trial(body, verdict));
  }

  private static @Nullable TrialTerms trial(NewReviewJson body, Verdict verdict) {
    if (verdict == Verdict.TRY) {
      if (body.getUntil() == null) {
        throw invalid("/until", "REQUIRED", "is required with TRY");
      }
      return new TrialTerms(
          Objects.requireNonNullElse(body.getShare(), ALL),
          body.getUntil(),
          body.getUnitsPerWeek(),
          body.getRate());
    }
    requireAbsent("/share", body.getShare());
    requireAbsent("/until", body.getUntil());
    requireAbsent("/unitsPerWeek", body.getUnitsPerWeek());
    requireAbsent("/rate", body.getRate());
    return null;
  }

  private static void requireAbsent(String pointer, @Nullable Object value) {
    if (value != null) {
      throw invalid(pointer, "EXCLUSIVE", "must be absent: only a TRY has one");
    }
  }

  private static Suggested.@Nullable Reader amendment(NewReviewJson body, Verdict verdict) {
    if (verdict == Verdict.AMEND) {
      return SuggestedMapping.required(body.getContent(), body.getChange(), new FieldFaults());
    }
    if (body.getContent() != null) {
      throw invalid("/content", "EXCLUSIVE", "must be absent: to change it, AMEND");
    }
    if (body.getChange() != null && !body.getChange().isEmpty()) {
      throw invalid("/change", "EXCLUSIVE", "must be absent: to change it, AMEND");
    }
    return null;
  }

  private static @Nullable RejectionCode code(NewReviewJson body, Verdict verdict) {
    if (verdict != Verdict.REJECT) {
      return null;
    }
    return body.getCode() == null
        ? RejectionCode.OTHER
        : RejectionCode.valueOf(body.getCode().name());
  }

  private static ServiceException invalid(String pointer, String code, String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "The review cannot be taken as it is",
        List.of(new FieldFault(pointer, code, message)));
  }
}
