package org.doubleloop.recommender.experiment;

import java.util.List;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.ranking.Ranked;
import org.jspecify.annotations.Nullable;

/// What there is to suggest to a unit in a context.
///
/// @param content by which: the version, or what an experiment gives the unit instead
/// @param ranked what is eligible, the best first
/// @param draw what an experiment decided; null where none did
public record Offer(
    PolicyVersion content,
    Eligibility eligibility,
    List<Ranked> ranked,
    List<Guidance> guidance,
    @Nullable Draw draw) {
  public Offer {
    ranked = List.copyOf(ranked);
    guidance = List.copyOf(guidance);
  }

  /// To whom nothing is to be suggested, whatever the version says.
  public static Offer nothing(PolicyVersion version) {
    return new Offer(version, Eligibility.NONE, List.of(), List.of(), null);
  }

  Offer drawn(Draw by) {
    return new Offer(content, eligibility, ranked, guidance, by);
  }

  /// Whether the policy leaves or prefers something else by this, or says something else of drafts.
  /// What was counted has no part in it: else an experiment would end for whom it succeeds.
  boolean differsFrom(Offer other) {
    return !eligibility.candidates().equals(other.eligibility.candidates())
        || !guidance.equals(other.guidance);
  }
}
