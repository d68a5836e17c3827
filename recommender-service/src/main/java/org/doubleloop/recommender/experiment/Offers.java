package org.doubleloop.recommender.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.unit.TrialHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.condition.Budget;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.draw.Draw.Reason;
import org.doubleloop.recommender.draw.Draw.Trial;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.policy.ContextFaults;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.ranking.Ranked;
import org.springframework.stereotype.Component;

/// Finds what there is to suggest: by the version in force or, for a unit in an experiment, by what
/// its variant says.
///
/// A unit is in the first experiment of its policy that is about its context and in which the two
/// variants would suggest, or say of drafts, something else. That depends on the context and on
/// what was counted, and on nothing that happens to the unit afterwards; which variant it is given
/// depends on its name alone, so that it is the same whenever it is asked for, and by every
/// process.
@Component
public final class Offers {
  private final Memory memory;
  private final Experiments experiments;

  Offers(Memory memory, Experiments experiments) {
    this.memory = memory;
    this.experiments = experiments;
  }

  /// What a version has to suggest, to whomever.
  public Offer by(PolicyVersion content, Map<String, Object> context) {
    var eligibility = Eligibility.of(content, context);
    return new Offer(
        content,
        eligibility,
        memory.rank(content, eligibility.candidates(), context),
        content.guidanceFor(context),
        null);
  }

  /// What there is to suggest to a unit while a version is in force.
  public Offer to(
      String unit,
      boolean hasAccount,
      PolicyVersion version,
      Map<String, Object> context,
      Instant now) {
    var offer = by(version, context);
    if (version.mode() == Mode.OBSERVE || offer.ranked().isEmpty()) {
      return offer;
    }
    for (Experiment experiment : experiments.of(version.key())) {
      if (experiment.isOpen(version.version(), now)
          && TrialHash.isIn(experiment.id(), unit, experiment.share())
          && isAbout(experiment, version, context, hasAccount)) {
        var other = by(experiment.content(), context);
        if (!other.ranked().isEmpty() && offer.differsFrom(other)) {
          return given(experiment, unit, offer, other);
        }
      }
    }
    return offer;
  }

  /// Where the other content would refuse the caller, there is nothing to compare.
  private static boolean isAbout(
      Experiment experiment,
      PolicyVersion version,
      Map<String, Object> context,
      boolean hasAccount) {
    var content = experiment.content();
    return content.unit() == version.unit()
        && (content.unit() == UnitKind.SUBJECT || hasAccount)
        && ContextFaults.of(content, context).isEmpty()
        && new Budget("experiment " + experiment.id(), context)
            .holds("experiment " + experiment.id(), experiment.where());
  }

  private static Offer given(Experiment experiment, String unit, Offer a, Offer b) {
    boolean isA = !TrialHash.isB(experiment.id(), unit);
    var topOfA = a.ranked().getFirst();
    var draw =
        new Draw(
            Reason.TRIAL,
            null,
            a.content().version(),
            topOfA.option(),
            chances(topOfA, b.ranked().getFirst()),
            new Trial(experiment.id(), (isA ? Variant.A : Variant.B).name()));
    return (isA ? a : b).drawn(draw);
  }

  private static List<Chance> chances(Ranked a, Ranked b) {
    return a.option().equals(b.option())
        ? List.of(new Chance(a.option(), a.tier(), 1))
        : List.of(new Chance(a.option(), a.tier(), 0.5), new Chance(b.option(), b.tier(), 0.5));
  }
}
