package org.doubleloop.recommender.provenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Finds the minutes that hold a large part of all that is counted, and who has most of what such a
/// minute holds, without keeping either: in bounded memory, and by sums alone, so that any order
/// comes to the same, and what is taken back is as if it had never come. Combinatorial group
/// testing (Cormode and Muthukrishnan, "What's hot and what's not: tracking most frequent items
/// dynamically", 2005): minutes are divided among places, and each place counts how many of what it
/// holds have which bit. Where one minute has most of a place, the majority spells it.
///
/// What has a tenth of all is spelt by one of both rows, unless it meets another such minute in
/// both, as it holds on average a thirty-second of the rest besides.
final class Minutes {
  private static final int ROWS = 2;

  /// Thirty-two places a row.
  private static final int PLACE_BITS = 5;

  /// Minutes since 1970 until the year 2097.
  private static final int MINUTE_BITS = 26;

  private static final int MOST_MINUTES = (1 << MINUTE_BITS) - 1;

  /// Of a hash of the minute: of two minutes that share a place, and most of their bits, these tell
  /// how many are whose.
  private static final int CHECK_BITS = 14;

  private static final int CHECK_FACTOR = 0xc2b2ae35;
  private static final int WHEN_BITS = MINUTE_BITS + CHECK_BITS;

  static final int WHO_BITS = 23;
  static final int NOBODY = 0;
  private static final int BITS = WHEN_BITS + WHO_BITS;
  private static final int[] NOTHING = new int[1 + BITS];

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /// By which minutes are divided, another way in each row: multiply-shift (Dietzfelbinger and
  /// others, "A reliable randomized algorithm for the closest-pair problem", 1997).
  private static final int[] FACTORS = {0x9e3779b1, 0x85ebca6b};

  /// Of each place how many there are, and then of how many each bit is set; nothing where there
  /// never was any.
  private final Map<Integer, int[]> places = new TreeMap<>();

  /// A minute with much of what is counted.
  ///
  /// @param number of it, about
  /// @param who has more than half of it; 0 where nobody has, or nobody is known
  record Burst(Instant minute, long number, int who) {}

  /// @param who as a number of 23 bits, 0 where that is not known
  /// @param number below zero: takes that many back
  void add(Instant at, int who, int number) {
    int minute = (int) Math.floorDiv(at.toEpochMilli(), MINUTE) & MOST_MINUTES;
    long bits = bits(minute, who);
    for (int row = 0; row < ROWS; row++) {
      var counts = places.computeIfAbsent(place(row, minute), _ -> new int[1 + BITS]);
      counts[0] += number;
      for (int bit = 0; bit < BITS; bit++) {
        counts[1 + bit] += (int) (bits >>> bit & 1) * number;
      }
    }
  }

  /// The minutes that hold at least so many, the fullest first.
  List<Burst> bursts(long least) {
    var found = new TreeMap<Integer, Burst>();
    places.forEach((place, counts) -> {
      long bits = majority(counts);
      int minute = (int) bits & MOST_MINUTES;
      if (counts[0] >= least && place(place >> PLACE_BITS, minute) == place) {
        var burst = burst(minute, (int) (bits >>> WHEN_BITS), counts);
        if (burst.number() >= least) {
          found.merge(minute, burst, (one, other) -> one.who() == NOBODY ? other : one);
        }
      }
    });
    return found.values().stream()
        .sorted(Comparator.comparingLong(Burst::number).reversed())
        .toList();
  }

  /// What both rows allow.
  private Burst burst(int minute, int who, int[] spelling) {
    long when = bits(minute, NOBODY);
    long number =
        IntStream.range(0, ROWS)
            .map(row -> number(places.getOrDefault(place(row, minute), NOTHING), when))
            .min()
            .orElseThrow();
    boolean isTheirs = 2L * most(spelling, bits(minute, who), BITS) > number;
    return new Burst(Instant.ofEpochMilli(minute * MINUTE), number, isTheirs ? who : NOBODY);
  }

  /// Of each bit what most have.
  private static long majority(int[] counts) {
    long bits = 0;
    for (int bit = 0; bit < BITS; bit++) {
      bits |= 2L * counts[1 + bit] > counts[0] ? 1L << bit : 0;
    }
    return bits;
  }

  /// How many are of a minute. All others differ from it in some bit, and each in about half of the
  /// bits of the hash: where they are few, all of them in one and the same, so that it is exact;
  /// where they are many, the half tells how many.
  private static int number(int[] counts, long when) {
    long differing = 0;
    for (int bit = MINUTE_BITS; bit < WHEN_BITS; bit++) {
      differing += counts[0] - having(counts, bit, when);
    }
    int others = (int) Math.round(2.0 * differing / CHECK_BITS);
    int most = most(counts, when, WHEN_BITS);
    return counts[0] - others < most - 1 ? counts[0] - others : most;
  }

  /// How many can have these bits: no more than have each of them.
  private static int most(int[] counts, long bits, int compared) {
    int most = counts[0];
    for (int bit = 0; bit < compared; bit++) {
      most = Math.min(most, having(counts, bit, bits));
    }
    return most;
  }

  private static int having(int[] counts, int bit, long bits) {
    return (bits >>> bit & 1) == 1 ? counts[1 + bit] : counts[0] - counts[1 + bit];
  }

  private static long bits(int minute, int who) {
    int check = (minute * CHECK_FACTOR) >>> (Integer.SIZE - CHECK_BITS);
    return (long) who << WHEN_BITS | (long) check << MINUTE_BITS | minute;
  }

  private static int place(int row, int minute) {
    return row << PLACE_BITS | (minute * FACTORS[row]) >>> (Integer.SIZE - PLACE_BITS);
  }

  /// What is to be kept: the counts of each place, by its number.
  Map<Integer, int[]> places() {
    return places;
  }
}
