package org.doubleloop.recommender.provenance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.recommender.provenance.Mark.Kind;
import org.doubleloop.recommender.provenance.Minutes.Burst;
import org.doubleloop.recommender.signal.Poster;
import org.jspecify.annotations.Nullable;

/// Says what there is to know of where counts came from.
final class Marks {
  /// Below it one can look at each; and nobody does as many things in a minute by hand.
  private static final long LEAST = 20;

  /// What is less than a tenth of a count moves a share by less than ten points, whatever it says.
  private static final long PART = 10;

  private static final int MOST = 20;
  private static final int MOST_NAMED = 3;

  private final String policy;
  private final Origins origins;
  private final List<Mark> marks = new ArrayList<>();

  private Marks(String policy, Origins origins) {
    this.policy = policy;
    this.origins = origins;
  }

  /// The largest parts first.
  ///
  /// @param outcome the type that counts for the metric
  /// @param options of which anything is to be said
  static List<Mark> of(String policy, Origins origins, String outcome, Set<String> options) {
    var marks = new Marks(policy, origins);
    var actions =
        origins.of(policy, name -> name.type() == null && options.contains(name.option()));
    var outcomes =
        origins.of(policy, name -> outcome.equals(name.type()) && options.contains(name.option()));
    actions.forEach(marks::bursts);
    outcomes.forEach(marks::bursts);
    marks.unsuggested(outcomes);
    return marks.marks.stream()
        .sorted(Comparator.comparingDouble((Mark mark) -> -(double) mark.number() / mark.of()))
        .limit(MOST)
        .toList();
  }

  /// How many are to be told of so many.
  private static boolean isMuch(long number, long of) {
    return number >= LEAST && number * PART >= of;
  }

  private void bursts(Tally tally) {
    for (Burst burst : tally.minutes.bursts(LEAST)) {
      // Fewer than came may be left, as some may have been taken back later.
      long number = Math.min(burst.number(), tally.number);
      if (isMuch(number, tally.number)) {
        var by = origins.poster(burst.who()).orElse(null);
        marks.add(
            new Mark(
                tally.name.type() == null ? Kind.ACTIONS_IN_A_BURST : Kind.OUTCOMES_IN_A_BURST,
                tally.name.option(),
                number,
                tally.number,
                burst.minute(),
                by,
                message(tally, number, burst.minute(), by)));
      }
    }
  }

  private String message(Tally tally, long number, Instant minute, @Nullable Poster by) {
    var type = tally.name.type();
    var option = tally.name.option();
    return "%,d of the %,d %s within one minute (%s)%s: an import, or one caller. `GET /v1/signals?kind=%s&policy=%s&option=%s&from=%s&until=%s%s` lists what was %s then"
        .formatted(
            number,
            tally.number,
            type == null
                ? "actions by `%s` were captured".formatted(option)
                : "outcomes `%s` of actions by `%s` were connected".formatted(type, option),
            minute,
            by == null
                ? ""
                : ", most of them with the key %s of %s".formatted(by.key(), by.principal()),
            type == null ? "ACTION" : "CONNECTED",
            policy,
            option,
            minute,
            minute.plus(Duration.ofMinutes(1)),
            by == null
                ? ""
                : "&poster=" + URLEncoder.encode(by.principal(), StandardCharsets.UTF_8),
            type == null ? "captured" : "connected");
  }

  private void unsuggested(List<Tally> outcomes) {
    var concerned =
        outcomes.stream()
            .filter(tally -> isMuch(tally.unsuggested, tally.number))
            .sorted(Comparator.comparingLong((Tally tally) -> -tally.unsuggested))
            .toList();
    if (concerned.isEmpty()) {
      return;
    }
    long number = concerned.stream().mapToLong(tally -> tally.unsuggested).sum();
    long of = concerned.stream().mapToLong(tally -> tally.number).sum();
    marks.add(
        new Mark(
            Kind.OUTCOMES_WITHOUT_SUGGESTION,
            concerned.size() == 1 ? concerned.getFirst().name.option() : null,
            number,
            of,
            null,
            null,
            "%,d of the %,d outcomes `%s` belong to actions that name no suggestion (%s%s): that these were done is known from who posted them alone"
                .formatted(
                    number,
                    of,
                    concerned.getFirst().name.type(),
                    concerned.stream()
                        .limit(MOST_NAMED)
                        .map(tally ->
                            "`%s`: %,d of %,d"
                                .formatted(tally.name.option(), tally.unsuggested, tally.number))
                        .collect(Collectors.joining(", ")),
                    concerned.size() > MOST_NAMED ? ", ..." : "")));
  }
}
