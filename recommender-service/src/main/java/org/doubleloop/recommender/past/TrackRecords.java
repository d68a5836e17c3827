package org.doubleloop.recommender.past;

import java.util.Optional;
import org.doubleloop.recommender.experiment.Ended;
import org.doubleloop.recommender.experiment.Ending.Outcome;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.TrackRecord;
import org.springframework.stereotype.Component;

/// How often hunches have held that were tried. Alike are those of one organization that rest on
/// the same: finer kinds would have too few trials to say anything. A trial that was stopped has
/// not come back, and says nothing.
@Component
public final class TrackRecords {
  /// Fewer trials say too little.
  static final int LEAST = 10;

  private final Experiments experiments;
  private final PastProposals past;

  public TrackRecords(Experiments experiments, PastProposals past) {
    this.experiments = experiments;
    this.past = past;
  }

  /// Of hunches of an organization that rest on this; nothing before enough trials came back.
  public Optional<TrackRecord> of(String organization, Basis basis) {
    var alike =
        experiments.ended().stream()
            .filter(each -> each.key().organization().equals(organization))
            .filter(each -> each.ending().because().isCounted())
            .filter(each -> isOfHunch(each, basis))
            .toList();
    long held = alike.stream().filter(each -> each.ending().outcome() == Outcome.HELD).count();
    return alike.size() < LEAST
        ? Optional.empty()
        : Optional.of(new TrackRecord(alike.size(), held));
  }

  private boolean isOfHunch(Ended ended, Basis basis) {
    return Optional.ofNullable(ended.proposal())
        .flatMap(proposal -> past.find(ended.key(), proposal))
        .filter(proposal -> proposal.tier() == Tier.HUNCH && proposal.basis() == basis)
        .isPresent();
  }
}
