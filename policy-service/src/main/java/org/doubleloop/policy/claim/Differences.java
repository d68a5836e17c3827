package org.doubleloop.policy.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.doubleloop.policy.claim.CountedRate.State;
import org.doubleloop.policy.rule.Evidence.Count;

/// In what a claim goes beyond what was counted, or lies outside of its interval. That may have
/// good reasons, such as another time, or what was done elsewhere: it is said, and not judged.
final class Differences {
  private Differences() {}

  static List<String> of(Count claimed, CountedRate counted) {
    if (counted.state() == State.NOT_COUNTABLE) {
      return List.of();
    }
    var found = new ArrayList<String>();
    long tried = counted.known() + counted.pending();
    if (claimed.trials() > tried) {
      found.add(sentence("trials", claimed.trials(), tried));
    }
    if (claimed.successes() > counted.successes()) {
      found.add(sentence("successes", claimed.successes(), counted.successes()));
    }
    var low = counted.low();
    var high = counted.high();
    if (counted.state() == State.COUNTED && claimed.trials() > 0 && low != null && high != null) {
      double share = Math.min(1, (double) claimed.successes() / claimed.trials());
      if (share > high || share < low) {
        found.add(
            "It claims a share of %s, which is %s what was counted: likely %s to %s."
                .formatted(
                    CountedRate.percent(share),
                    share > high ? "above" : "below",
                    CountedRate.percent(low),
                    CountedRate.percent(high)));
      }
    }
    return List.copyOf(found);
  }

  private static String sentence(String what, long claimed, long counted) {
    return String.format(
        Locale.ROOT, "It claims %,d %s, and %,d were counted.", claimed, what, counted);
  }
}
