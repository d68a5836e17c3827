package org.doubleloop.recommender.reviser;

import static org.doubleloop.recommender.guidance.Effect.MATTERS;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.ScoreInterval;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.guidance.Effect;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Interval;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;

/// Takes away guidance that pays no rent: it has held nowhere for a long time, people edit it away
/// more often than not, or being served it is known to change nothing that matters, or to do harm.
final class IdleGuidanceReviser implements Reviser {
  private static final double LOG_ENOUGH = Math.log(Superiority.ENOUGH);

  /// So many units of each arm there have to be before an effect is believed to be none.
  private static final long LEAST = 20;

  private static final double OFTEN = 0.5;
  private static final double POINTS = 100;

  @Override
  public List<Revision> revise(Situation situation) {
    return situation.version().guidance().stream()
        .flatMap(clause -> revision(situation, clause).stream())
        .toList();
  }

  private static Optional<Revision> revision(Situation situation, Guidance clause) {
    var record = situation.heed().of(clause);
    var outcome = record.outcome();
    if (outcome != null && outcome.logE() >= LOG_ENOUGH) {
      return Optional.empty(); // more comes of it: it stays, whatever people change
    }
    return little(situation, clause, record)
        .or(() -> editedAway(situation, clause, record))
        .or(() -> idle(situation, clause, record))
        .map(finding ->
            new Revision(
                "guidance:" + clause.id(),
                "Guidance %s is of no use".formatted(clause.id()),
                finding.sentence() + " It said: " + clause.text(),
                List.of(new Step.RemoveGuidance(clause.id())),
                finding));
  }

  /// By what chance has shown.
  private static Optional<Finding> little(
      Situation situation, Guidance clause, ClauseRecord record) {
    return Optional.ofNullable(record.shareChanged())
        .filter(effect -> Math.min(effect.served(), effect.withheld()) >= LEAST)
        .filter(effect -> Math.max(effect.logEOfLittle(), effect.logEOfHarm()) >= LOG_ENOUGH)
        .map(effect -> finding(situation, clause, effect));
  }

  private static Finding finding(Situation situation, Guidance clause, Effect effect) {
    boolean isHarm = effect.logEOfHarm() >= LOG_ENOUGH;
    var difference = effect.difference();
    var sentence =
        String.format(
            Locale.ROOT,
            "By lot %,d units were served guidance %s and %,d were not: people change %+.1f points"
                + " of a draft more with it (%.1f to %.1f), %s.",
            effect.served(),
            clause.id(),
            effect.withheld(),
            POINTS * difference.estimate(),
            POINTS * difference.low(),
            POINTS * difference.high(),
            isHarm
                ? "so that it does harm"
                : String.format(
                    Locale.ROOT, "so that it does not save them %.0f points", POINTS * MATTERS));
    return new Finding(
        Tier.HOLDS,
        Basis.RANDOMISED,
        Cell.EVERYWHERE,
        since(situation),
        sentence,
        List.of(),
        Superiority.shown(isHarm ? effect.logEOfHarm() : effect.logEOfLittle()),
        new Interval(difference.low(), difference.high()),
        null,
        List.of(),
        null,
        null,
        null,
        null);
  }

  private static Instant since(Situation situation) {
    return situation.version().effectiveFrom();
  }

  /// Of the drafts that followed it and of those that people made follow it, more than half were
  /// sent without.
  private static Optional<Finding> editedAway(
      Situation situation, Guidance clause, ClauseRecord record) {
    long away = record.served().editedAway();
    long all = away + record.served().followed();
    if (all == 0 || ScoreInterval.of((double) away / all, (double) all).low() <= OFTEN) {
      return Optional.empty();
    }
    var sentence =
        "Of %,d texts that followed guidance %s, people took that out of %,d before they sent them."
            .formatted(all, clause.id(), away);
    return Optional.of(
        Rent.finding(situation.use(), sentence, List.of(new Count(clause.id(), all, away))));
  }

  private static Optional<Finding> idle(Situation situation, Guidance clause, ClauseRecord record) {
    var use = situation.use();
    if (!Rent.isDue(use) || use.guided().getOrDefault(clause.id(), 0L) > 0 || record.isCounted()) {
      return Optional.empty();
    }
    var sentence =
        "Guidance %s held in none of the %,d suggestions of the last %d weeks."
            .formatted(clause.id(), use.suggestions(), Rent.weeks(use));
    return Optional.of(Rent.finding(use, sentence, List.of()));
  }
}
