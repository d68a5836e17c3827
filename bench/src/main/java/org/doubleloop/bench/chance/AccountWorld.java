package org.doubleloop.bench.chance;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Five hundred accounts, each of which is asked for again one to `longest` weeks after it was.
/// Three options from the start; a fourth, better than the best by five points, comes with the
/// tenth week. Both that choose meet the same questions at the same times; a decision succeeds with
/// the same draw, below the rate of what was chosen, after the same time.
final class AccountWorld {

  static final int WEEKS = 40;
  static final List<String> OPTIONS = List.of("a", "b", "c", "new");

  private static final int ACCOUNTS = 500;
  private static final int REVISED = 10;
  private static final double[] RATES = {0.15, 0.13, 0.11, 0.20};
  private static final Duration WEEK = Duration.ofDays(7);
  private static final double DELAY_DAYS = 4;

  private final SplittableRandom random;
  private final double longest;
  private final Suggesting suggesting;
  private final EpsilonGreedy greedy;
  private final double[] ours = new double[WEEKS];
  private final double[] theirs = new double[WEEKS];
  private final int[] firsts = new int[WEEKS];
  private final int[] asked = new int[WEEKS];

  private record Visit(Instant at, int account) {}

  AccountWorld(long seed, double share, double longest) {
    this.random = new SplittableRandom(seed);
    this.longest = longest;
    this.suggesting = new Suggesting(share, seed, OPTIONS.subList(0, 3));
    this.greedy = new EpsilonGreedy(share, OPTIONS.size(), ~seed);
  }

  AccountWorld liveThrough() {
    var visits =
        new PriorityQueue<Visit>(Comparator.comparing(Visit::at).thenComparingInt(Visit::account));
    for (int account = 0; account < ACCOUNTS; account++) {
      visits.add(new Visit(Suggesting.START.plus(weeks(longest * random.nextDouble())), account));
    }
    boolean isRevised = false;
    while (!visits.isEmpty()) {
      var visit = visits.remove();
      int week = (int) (Duration.between(Suggesting.START, visit.at()).toHours() / WEEK.toHours());
      if (week >= WEEKS) {
        continue;
      }
      if (week >= REVISED && !isRevised) {
        isRevised = true;
        suggesting.revise(OPTIONS);
      }
      meet(visit, week);
      visits.add(
          new Visit(
              visit.at().plus(weeks(1 + (longest - 1) * random.nextDouble())), visit.account()));
    }
    return this;
  }

  private void meet(Visit visit, int week) {
    double draw = random.nextDouble();
    double days = -Math.log(1 - random.nextDouble()) * DELAY_DAYS;
    var replies = visit.at().plusSeconds((long) (days * 86_400));
    boolean inTime = replies.isBefore(visit.at().plus(Suggesting.WINDOW));
    suggesting.pass(visit.at());
    greedy.pass(visit.at());

    var account = "account-" + visit.account();
    var choice = suggesting.suggest(account, visit.at());
    int option = OPTIONS.indexOf(choice.option().option());
    suggesting.act(account, choice, visit.at(), succeeds(option, draw, inTime) ? replies : null);
    ours[week] += RATES[option];
    firsts[week] += choice.draw().isFirst() ? 1 : 0;

    int other = greedy.choose(week < REVISED ? 3 : 4);
    greedy.did(other, succeeds(other, draw, inTime), visit.at());
    theirs[week] += RATES[other];
    asked[week]++;
  }

  private static boolean succeeds(int option, double draw, boolean inTime) {
    return inTime && draw < RATES[option];
  }

  private static Duration weeks(double weeks) {
    return Duration.ofSeconds((long) (weeks * WEEK.toSeconds()));
  }

  /// The rate that is reached in a week.
  double ours(int week) {
    return ours[week] / asked[week];
  }

  /// The same of plain epsilon-greedy.
  double theirs(int week) {
    return theirs[week] / asked[week];
  }

  /// The share of suggestions with which chance had a say for the first time in an episode.
  double firsts(int week) {
    return (double) firsts[week] / asked[week];
  }
}
