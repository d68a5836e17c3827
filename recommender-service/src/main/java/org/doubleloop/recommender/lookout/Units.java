package org.doubleloop.recommender.lookout;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntPredicate;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.given.Stratum;
import org.doubleloop.recommender.given.Stratum.Share;
import org.doubleloop.recommender.hunch.Assigned;
import org.doubleloop.recommender.hunch.Assigned.Chance;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.window.Standing;

/// Units as patterns are looked for in them: those that were given what the version in force has to
/// choose from, worth more the more they are what is wanted.
final class Units {
  private Units() {}

  /// @param judged whether what came of a version's units is judged as by the one in force
  static List<Closed> of(PolicyVersion version, List<Closed> sample, IntPredicate judged) {
    var options = version.optionIds();
    return sample.stream()
        .filter(each -> judged.test(each.given().stratum().version()))
        .filter(each -> options.contains(each.given().option()))
        .toList();
  }

  static List<Assigned> assigned(PolicyVersion version, List<Closed> units) {
    var chances = new HashMap<Stratum, Chance>();
    boolean isRising = version.metric().direction() == Direction.INCREASE;
    return units.stream()
        .map(each -> {
          var given = each.given();
          int worth = isRising ? each.worth() : (int) Standing.WHOLE - each.worth();
          return new Assigned(
              chances.computeIfAbsent(given.stratum(), Units::chance),
              given.traits(),
              given.option(),
              worth);
        })
        .toList();
  }

  private static Chance chance(Stratum stratum) {
    var shares =
        stratum.shares().stream()
            .collect(toMap(Share::option, share -> (double) share.billionths() / Stratum.WHOLE));
    var top = stratum.top();
    var likeliest =
        shares.containsKey(top)
            ? top
            : stratum.shares().stream()
                .max(Comparator.comparingInt(Share::billionths))
                .map(Share::option)
                .orElse("");
    return new Chance(stratum.version(), shares, likeliest);
  }

  static Contrast contrast(org.doubleloop.recommender.hunch.Contrast contrast) {
    return new Contrast(contrast.place(), contrast.better(), contrast.than());
  }

  static org.doubleloop.recommender.hunch.Contrast question(Contrast contrast) {
    return new org.doubleloop.recommender.hunch.Contrast(
        contrast.place(), contrast.option(), contrast.against());
  }
}
