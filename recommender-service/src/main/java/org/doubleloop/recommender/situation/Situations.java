package org.doubleloop.recommender.situation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.assigned.Assigned;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.evalue.Power;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.look.Found;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.past.TrackRecords;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Contrasted;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Interval;
import org.doubleloop.recommender.revision.Situation;
import org.springframework.stereotype.Component;

/// Puts together what a policy is looked at with.
@Component
public final class Situations {
  private static final double HALF = 0.5;
  private static final double LOG_ENOUGH = Math.log(Superiority.ENOUGH);

  private final Assigned assigned;
  private final Memory memory;
  private final Usages usages;
  private final Policies policies;
  private final TrackRecords records;

  Situations(
      Assigned assigned, Memory memory, Usages usages, Policies policies, TrackRecords records) {
    this.assigned = assigned;
    this.memory = memory;
    this.usages = usages;
    this.policies = policies;
    this.records = records;
  }

  /// How it stands with a policy.
  ///
  /// @param contrasts those of it that stand out
  /// @param now of its organization
  public Situation of(PolicyVersion version, List<Listed> contrasts, Instant now) {
    var judged = policies.judgedAs(version);
    var rates =
        new Counted(
            assigned.sample(version.key()).stream()
                .filter(each -> judged.test(each.given().stratum().version()))
                .toList(),
            memory.counted(version, counts -> Counted.done(version, counts)));
    var usage = usages.of(version, rates.everywhere(), now);
    var telling =
        contrasts.stream()
            .filter(each ->
                usage.isLeft(
                    each.contrast().place(), each.contrast().option(), each.contrast().against()))
            .map(each -> contrasted(version, each))
            .toList();
    return new Situation(
        version, telling, rates, usage::deciding, usage.use(), usage.heed(), usage.arrivals());
  }

  private Contrasted contrasted(PolicyVersion version, Listed listed) {
    var contrast = listed.contrast();
    var test = listed.test();
    var counts = test == null || listed.tier() != Tier.HOLDS ? listed.counts() : test.counts();
    var better = count(contrast.option(), counts.option());
    var than = count(contrast.against(), counts.against());
    var basis = Basis.valueOf(listed.basis().name());
    return new Contrasted(
        listed.tier() == Tier.HOLDS ? Finding.Tier.HOLDS : Finding.Tier.HUNCH,
        basis,
        contrast.place(),
        test == null ? version.effectiveFrom() : test.since(),
        better,
        than,
        test == null ? null : Superiority.shown(test.logE()),
        Optional.ofNullable(test)
            .flatMap(each -> Optional.ofNullable(each.range()))
            .map(range -> new Interval(range.low(), range.high()))
            .orElse(null),
        listed.tier() == Tier.HUNCH
            ? records.of(version.key().organization(), basis).orElse(null)
            : null,
        learnable(better, than),
        null);
  }

  private static Count count(String option, Found.Side side) {
    return new Count(option, side.trials(), side.successes());
  }

  /// "24 actions so far; a trial finds 10 points in four of five cases with about 320 units."
  private static String learnable(Count better, Count than) {
    double base = (than.successes() + 1) / (than.trials() + 2);
    var words = new StringBuilder("%,d so far.".formatted(better.trials() + than.trials()));
    for (double points : new double[] {0.2, 0.1, 0.05}) {
      if (base + points < 1) {
        words.append(
            " A trial finds %.0f points in four of five cases with about %,d units."
                .formatted(100 * points, rounded(Power.units(base, points, HALF, LOG_ENOUGH))));
      }
    }
    return words.toString();
  }

  /// To two digits, as it is about.
  private static long rounded(long number) {
    long unit = (long) Math.pow(10, Math.max(0, Long.toString(number).length() - 2));
    return Math.round((double) number / unit) * unit;
  }
}
