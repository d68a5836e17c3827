package org.doubleloop.recommender.week;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How long things took: a histogram of fixed bounds, so that any number of them can be added up.
public final class Delays {
  /// Each is the end of a part, which is not in it; windows of whole days up to two weeks, and of
  /// whole weeks up to four, end with one. The last part has no end.
  private static final List<Duration> ENDS =
      Stream.of(
              Stream.of(1, 5, 15, 30).map(Duration::ofMinutes),
              Stream.of(1, 2, 4, 8, 12).map(Duration::ofHours),
              IntStream.rangeClosed(1, 14).mapToObj(Duration::ofDays),
              Stream.of(21, 28, 30, 45, 60, 90, 180, 366).map(Duration::ofDays))
          .flatMap(each -> each)
          .toList();

  /// What took longer is not told apart.
  public static final Duration LONGEST = ENDS.getLast();

  private final long[] counts;

  private Delays(long[] counts) {
    this.counts = counts;
  }

  /// Some that took so long.
  ///
  /// @param upTo the end of the part, which is not in it; longer than anything in the last one
  public record Part(Duration upTo, long number) {}

  public static Delays none() {
    return new Delays(new long[ENDS.size() + 1]);
  }

  static Delays of(List<Long> counts) {
    return new Delays(counts.stream().mapToLong(each -> each).toArray());
  }

  List<Long> counts() {
    return LongStream.of(counts).boxed().toList();
  }

  /// The part that a time belongs to; one that is negative, as clocks differ, to the first.
  static int part(Duration time) {
    int part = 0;
    while (part < ENDS.size() && time.compareTo(ENDS.get(part)) >= 0) {
      part++;
    }
    return part;
  }

  /// Where a part begins.
  public static Duration from(int part) {
    return part == 0 ? Duration.ZERO : ENDS.get(part - 1);
  }

  public void add(int part, long number) {
    counts[part] += number;
  }

  public void add(Delays other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  public long number() {
    return Arrays.stream(counts).sum();
  }

  /// The end of the part within which this share of them lies; none where there are none.
  public Optional<Duration> quantile(double share) {
    long wanted = (long) Math.ceil(share * number());
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return Optional.of(end(i));
      }
    }
    return Optional.empty();
  }

  /// The parts that are not empty.
  public List<Part> parts() {
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(i -> new Part(end(i), counts[i]))
        .toList();
  }

  private static Duration end(int part) {
    return part < ENDS.size() ? ENDS.get(part) : Duration.ofDays(36_500);
  }
}
