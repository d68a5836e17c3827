package org.doubleloop.recommender.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.experiment.Ended;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.experiment.Ending.Cause;
import org.doubleloop.recommender.experiment.Ending.Outcome;
import org.doubleloop.recommender.experiment.Experiments;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.TrackRecord;
import org.junit.jupiter.api.Test;

class TrackRecordsTest {
  private static final PolicyKey KEY = new PolicyKey("acme", "outreach");

  private final Experiments experiments = new Experiments();
  private final PastProposals past = new PastProposals();
  private final TrackRecords records = new TrackRecords(experiments, past);
  private int number;

  @Test
  void saysNothingBeforeTenTrialsCameBack() {
    tried(9, Outcome.HELD);
    assertThat(records.of("acme", Basis.RANDOMISED)).isEmpty();
    tried(1, Outcome.UNDECIDED);
    assertThat(records.of("acme", Basis.RANDOMISED)).contains(new TrackRecord(10, 9));
  }

  @Test
  void saysHowManyHeldOfThoseThatWereTried() {
    tried(5, Outcome.HELD);
    tried(4, Outcome.DID_NOT_HOLD);
    tried(3, Outcome.UNDECIDED);
    assertThat(records.of("acme", Basis.RANDOMISED).orElseThrow().words())
        .isEqualTo("Of 12 hunches like it that were tried, 5 held.");
  }

  @Test
  void countsNothingThatIsOfAnotherKind() {
    tried(10, Outcome.DID_NOT_HOLD);
    tried(KEY, Tier.HUNCH, Basis.OBSERVATIONAL, new Ending(Outcome.HELD, Cause.TEST));
    tried(KEY, Tier.HOLDS, Basis.RANDOMISED, new Ending(Outcome.HELD, Cause.TEST));
    tried(KEY, Tier.HUNCH, Basis.RANDOMISED, new Ending(Outcome.UNDECIDED, Cause.STOPPED));
    var elsewhere = new PolicyKey("other", "outreach");
    tried(elsewhere, Tier.HUNCH, Basis.RANDOMISED, new Ending(Outcome.HELD, Cause.TEST));
    experiments.end(
        1, new Ended("alone", KEY, null, 1, new Ending(Outcome.HELD, Cause.TEST), true));
    assertThat(records.of("acme", Basis.RANDOMISED)).contains(new TrackRecord(10, 0));
    assertThat(records.of("acme", Basis.OBSERVATIONAL)).isEmpty();
    assertThat(records.of("other", Basis.RANDOMISED)).isEmpty();
  }

  private void tried(int times, Outcome outcome) {
    for (int i = 0; i < times; i++) {
      tried(KEY, Tier.HUNCH, Basis.RANDOMISED, new Ending(outcome, Cause.TEST));
    }
  }

  private void tried(PolicyKey key, Tier tier, Basis basis, Ending ending) {
    var name = "p-" + number++;
    past.take(
        key, new PastProposal(name, 1, false, 1, tier, basis, Cell.EVERYWHERE, List.of(), null));
    experiments.end(1, new Ended("e-" + name, key, name, 1, ending, true));
  }
}
