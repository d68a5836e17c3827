package org.doubleloop.recommender.lookout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.assigned.Seen;
import org.doubleloop.recommender.assigned.Seen.Tested;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.evalue.DifferenceSequence;
import org.doubleloop.recommender.evalue.OnlineEbh;
import org.doubleloop.recommender.evalue.OnlineEbh.Nominee;
import org.doubleloop.recommender.evalue.Superiority;
import org.doubleloop.recommender.given.Closed;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.given.Nomination;
import org.doubleloop.recommender.given.Totals;
import org.doubleloop.recommender.given.Totals.Pair.Arm;
import org.doubleloop.recommender.hunch.Assigned;
import org.doubleloop.recommender.hunch.Hunches;
import org.doubleloop.recommender.hunch.Nominations;
import org.doubleloop.recommender.look.Found;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Range;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Found.Test;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// What is seen of the units of a policy: the same to whoever has been told the same.
public final class Looking {
  /// So many units are kept at a time: about 64 MB of them. Where there are more, only a half of
  /// those that are assigned later is.
  public static final int MOST_OPEN = 100_000;

  /// Of how many options it is told everywhere what came of them, beside what stands out.
  private static final int MOST_OPTIONS = 20;

  /// From the moment of a look until its threshold holds, so that all know it by then.
  private static final long NOTICE = 7_200;

  private static final Comparator<Found> SUREST =
      Comparator.comparing(Found::tier, Comparator.reverseOrder())
          .thenComparingDouble(found -> found.test() == null ? 0 : -found.test().logE())
          .thenComparing(Found::contrast);

  private final PolicyVersion version;
  private final Seen seen;
  private final IntPredicate judged;

  private final List<Closed> sample;

  private Looking(PolicyVersion version, Seen seen, IntPredicate judged) {
    this.version = version;
    this.seen = seen;
    this.judged = judged;
    this.sample = Units.of(version, seen.sample(), judged);
  }

  /// Looks.
  ///
  /// @param version in force, among whose options contrasts are looked for
  /// @param judged whether what came of a version's units is judged as by the one in force
  public static Look look(
      PolicyVersion version, Seen seen, IntPredicate judged, Instant recordedAt) {
    return new Looking(version, seen, judged).look(recordedAt);
  }

  /// Whether there are more units than are kept, so that somebody has to look.
  static boolean isOverfull(Seen seen) {
    return kept(seen) > MOST_OPEN;
  }

  private static long kept(Seen seen) {
    return seen.open().stream().filter(given -> given.place() < seen.limit()).count();
  }

  private Look look(Instant recordedAt) {
    var units = Units.assigned(version, sample);
    var hunches = Hunches.among(units).stream().map(Units::contrast).toList();
    return new Look(
        version.key(),
        seen.looks() + 1,
        version.version(),
        Instant.ofEpochSecond(seen.passed()),
        seen.closed(),
        seen.open().size(),
        found(hunches),
        nominated(units),
        limit(),
        recordedAt);
  }

  private List<Found> found(List<Contrast> hunches) {
    var tests = new TreeMap<Contrast, Test>();
    tested().forEach(tested -> tests.put(tested.nomination().contrast(), test(tested)));
    var holding =
        OnlineEbh.holding(
            tests.values().stream().map(test -> new Nominee(test.number(), test.logE())).toList());
    var all = new LinkedHashSet<>(tests.keySet());
    all.addAll(hunches);
    everywhere().stream().filter(each -> !all.contains(each.reversed())).forEach(all::add);
    return all.stream()
        .map(contrast -> {
          var test = tests.get(contrast);
          return new Found(
              contrast, tier(test, holding, hunches.contains(contrast)), counted(contrast), test);
        })
        .sorted(SUREST)
        .toList();
  }

  /// What is tested by the metric that counts now. What was by another says nothing of it, though
  /// the level that it has spent is spent.
  private Stream<Tested> tested() {
    return seen.tested().stream().filter(each -> judged.test(each.nomination().version()));
  }

  private static Tier tier(@Nullable Test test, Set<Integer> holding, boolean isHunch) {
    return test != null && holding.contains(test.number())
        ? Tier.HOLDS
        : isHunch ? Tier.HUNCH : Tier.NONE;
  }

  private Test test(Tested tested) {
    var nomination = tested.nomination();
    var strata = Strata.of(tested.totals());
    var counts = counted(tested.totals().all(), open(nomination.contrast(), nomination.since()));
    var range =
        DifferenceSequence.of(strata)
            .map(each -> new Range(each.estimate(), each.low(), each.high()))
            .orElse(null);
    return new Test(
        nomination.number(),
        Instant.ofEpochMilli(nomination.since()),
        counts,
        Superiority.logE(Strata.wanted(strata, version.metric().direction())),
        OnlineEbh.logNeeded(nomination.number(), 1),
        range);
  }

  private Counted counted(Contrast contrast) {
    var totals = new Totals();
    sample.forEach(closed -> totals.add(contrast, closed));
    return counted(totals.all(), open(contrast, Long.MIN_VALUE));
  }

  private static Counted counted(Totals.Pair pair, long[] open) {
    return new Counted(side(pair.option(), open[0]), side(pair.against(), open[1]));
  }

  private static Side side(Arm arm, long open) {
    return new Side(arm.trials(), arm.successes(), open);
  }

  /// How many have not closed of both.
  private long[] open(Contrast contrast, long since) {
    long[] open = new long[2];
    for (Given given : seen.open()) {
      if (given.assignedAt() >= since && contrast.concerns(given)) {
        open[given.option().equals(contrast.option()) ? 0 : 1]++;
      }
    }
    return open;
  }

  /// Everywhere, what came of each option against the one that was given most often.
  private Collection<Contrast> everywhere() {
    Map<String, Long> trials =
        sample.stream()
            .map(closed -> closed.given().option())
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    var byTrials = new ArrayList<>(trials.entrySet());
    byTrials.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    return byTrials.isEmpty()
        ? List.of()
        : byTrials.stream()
            .skip(1)
            .limit(MOST_OPTIONS)
            .map(each ->
                better(new Contrast(Cell.EVERYWHERE, each.getKey(), byTrials.getFirst().getKey())))
            .toList();
  }

  /// The same or the other way round, so that the option is the one that does better, as it seems.
  private Contrast better(Contrast contrast) {
    var counts = counted(contrast);
    double difference =
        counts.option().successes() * (double) counts.against().trials()
            - counts.against().successes() * (double) counts.option().trials();
    boolean isRising = version.metric().direction() == Direction.INCREASE;
    return (isRising ? difference : -difference) >= 0 ? contrast : contrast.reversed();
  }

  /// What is tested from now on.
  private List<Nomination> nominated(List<Assigned> units) {
    var before = tested().map(each -> Units.question(each.nomination().contrast())).toList();
    return Nominations.next(Hunches.ranked(units), before, closed())
        .map(next ->
            new Nomination(
                seen.tested().size() + 1,
                Units.contrast(next),
                version.version(),
                seen.passed() * 1_000))
        .stream()
        .toList();
  }

  /// How many have closed that the metric says something of: about, where not all are kept.
  private long closed() {
    long alike =
        seen.sample().stream()
            .filter(each -> judged.test(each.given().stratum().version()))
            .count();
    return seen.sample().isEmpty()
        ? 0
        : Math.round((double) seen.closed() * alike / seen.sample().size());
  }

  private Look.@Nullable Limit limit() {
    return !isOverfull(seen)
        ? null
        : new Look.Limit((seen.passed() + NOTICE) * 1_000, seen.limit() / 2);
  }
}
