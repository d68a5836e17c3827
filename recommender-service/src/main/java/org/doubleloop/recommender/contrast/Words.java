package org.doubleloop.recommender.contrast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.evalue.OnlineEbh;
import org.doubleloop.recommender.evalue.Power;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Test;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.metric.Direction;
import org.jspecify.annotations.Nullable;

/// Contrasts in words, of the counts and nothing else.
final class Words {
  /// The difference of which it is said how many units it takes.
  private static final double POINTS = 0.05;

  private static final double SHOWN_AS_MANY = 1e6;

  private Words() {}

  /// "8 of 12 against 4 of 12".
  static String of(Listed listed) {
    var contrast = listed.contrast();
    var words = new StringBuilder(where(contrast.place()));
    words.append(
        "%s against %s: %s".formatted(contrast.option(), contrast.against(), of(listed.counts())));
    words.append(listed.basis() == Basis.RANDOMISED ? ", by chance" : ", by what was done");
    var test = listed.test();
    if (test != null) {
      words.append(
          "; since %s %s, e-value %s"
              .formatted(
                  test.since().toString().substring(0, 10),
                  of(test.counts()),
                  number(Superiority.shown(test.logE()))));
    }
    return words
        .append(
            switch (listed.tier()) {
              case HOLDS -> ": it holds";
              case HUNCH -> ": a hunch, to be tried";
              case NONE -> "";
            })
        .toString();
  }

  /// What a sensitivity means.
  static String ofSensitivity(double ratio) {
    return ("Something that nobody has recorded would make this difference by itself where it goes"
            + " with the option %.1f times as often and makes successes %.1f times as likely")
        .formatted(ratio, ratio);
  }

  private static String where(Cell place) {
    return place.traits().isEmpty()
        ? ""
        : place.traits().stream()
            .map(trait -> trait.attribute() + "=" + trait.value())
            .collect(Collectors.joining(" and ", "With ", ", "));
  }

  private static String of(Counted counts) {
    return "%,d of %,d against %,d of %,d"
        .formatted(
            counts.option().successes(),
            counts.option().trials(),
            counts.against().successes(),
            counts.against().trials());
  }

  private static String number(double value) {
    return value >= SHOWN_AS_MANY
        ? "over a million"
        : "%.3g".formatted(Locale.ROOT, value).replaceAll("\\.?0+$", "");
  }

  /// What can be said of a policy as a whole.
  static List<String> of(Known known) {
    var words = new ArrayList<String>();
    if (known.isIdentifiable()) {
      words.add(found(known));
      needed(known).ifPresent(words::add);
    } else {
      words.add(
          "NOT_IDENTIFIABLE: chance has given no unit an option, so that nothing can be known of"
              + " what another would have led to"
              + (known.suggested() == 0
                  ? ""
                  : "; of %,d suggestions none was drawn".formatted(known.suggested())));
      words.add(
          "To know it, declare mode EXPLORE with an exploration share above 0, which gives some"
              + " units another option by chance, or try a proposal");
    }
    return words;
  }

  private static String found(Known known) {
    var standing = known.standing();
    var units = "%,d units have closed, %,d are open".formatted(standing.closed(), standing.open());
    var look = known.look();
    if (look == null) {
      return units + "; nobody has looked at them yet";
    }
    return units
        + "; at the look of %s %s"
            .formatted(
                look.moment().toString().substring(0, 10),
                count(look, Tier.HOLDS) + count(look, Tier.HUNCH) == 0
                    ? "nothing stood out"
                    : "%d held and %d looked worth a try"
                        .formatted(count(look, Tier.HOLDS), count(look, Tier.HUNCH)));
  }

  private static long count(Look look, Tier tier) {
    return look.found().stream().filter(each -> each.tier() == tier).count();
  }

  /// "214 units; 5 points need about 3,000".
  private static Optional<String> needed(Known known) {
    var look = known.look();
    if (look == null || look.closed() == 0) {
      return Optional.empty();
    }
    var base = Base.of(look);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    int next = 1 + look.found().stream().mapToInt(each -> number(each.test())).max().orElse(0);
    var rate = base.get();
    boolean isRising = known.version().metric().direction() == Direction.INCREASE;
    double from = isRising ? rate.rate() : rate.rate() - POINTS;
    if (from <= 0 || from + POINTS >= 1) {
      return Optional.empty();
    }
    long units = Power.units(from, POINTS, rate.share(), OnlineEbh.logNeeded(next, 1));
    return Optional.of(
        "%,d units; 5 points on %.0f %% need about %,d of two options, of which %,d have closed"
            .formatted(look.closed(), 100 * rate.rate(), rounded(units), rate.trials()));
  }

  private static int number(@Nullable Test test) {
    return test == null ? 0 : test.number();
  }

  /// To two digits, as it is about.
  private static long rounded(long number) {
    long unit = (long) Math.pow(10, Math.max(0, Long.toString(number).length() - 2));
    return Math.round((double) number / unit) * unit;
  }

  /// What the first contrast everywhere was like.
  ///
  /// @param share of the option among both
  private record Base(double rate, double share, long trials) {
    static Optional<Base> of(Look look) {
      return look.found().stream()
          .filter(each -> each.contrast().place().traits().isEmpty())
          .map(each -> each.counts())
          .filter(counts -> counts.option().trials() > 0 && counts.against().trials() > 0)
          .map(counts -> {
            long trials = counts.option().trials() + counts.against().trials();
            long successes = counts.option().successes() + counts.against().successes();
            return new Base(
                (double) successes / trials, (double) counts.option().trials() / trials, trials);
          })
          .findFirst();
    }
  }
}
