package org.doubleloop.recommender.guide;

import java.util.Locale;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.guidance.Effect;

/// What came of a clause, for people.
final class Words {
  private static final double POINTS = 100;

  private Words() {}

  static String of(ClauseRecord record) {
    var words = new StringBuilder(arm("Served to", record.served()));
    if (record.withheld().drafts() > 0) {
      words.append(" ").append(arm("Withheld from", record.withheld()));
    }
    var shareChanged = record.shareChanged();
    if (shareChanged != null) {
      words.append(effect(" Being served it changes by %s how much people change", shareChanged));
    }
    var outcome = record.outcome();
    if (outcome != null) {
      words.append(effect(" It changes what comes of it by %s", outcome));
    }
    return words.toString();
  }

  private static String arm(String verb, ArmCounts counts) {
    return "%s %,d drafts; of %,d that were sent %,d followed it, %,d had it edited away, and %,d of %,d succeeded."
        .formatted(
            verb,
            counts.drafts(),
            counts.sent(),
            counts.followed(),
            counts.editedAway(),
            counts.succeeded(),
            counts.known());
  }

  private static String effect(String sentence, Effect effect) {
    var difference = effect.difference();
    return sentence.formatted(
            String.format(
                Locale.ROOT,
                "%+.1f points (%.1f to %.1f; %,d units against %,d)",
                POINTS * difference.estimate(),
                POINTS * difference.low(),
                POINTS * difference.high(),
                effect.served(),
                effect.withheld()))
        + ".";
  }
}
