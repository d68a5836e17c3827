package org.doubleloop.recommender.window;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doubleloop.recommender.window.Standing.Gain;
import org.doubleloop.recommender.window.Standing.Kind;

/// When it was known what actions have come to, in parts of their windows. Each action is taken for
/// [Standing#WHOLE] equal shares: as many as it is worth have succeeded, each when it came; the
/// others have failed when it was said that nothing more will come, or nobody has said so. A
/// success or failure is so many shares alike. What closes later is kept apart by when it does, as
/// of those actions only the early shares have been seen. The order in which numbers are added does
/// not matter.
///
/// Not safe for use by several threads at once.
public final class Delays {
  /// When that closes which has closed.
  public static final long CLOSED = Long.MIN_VALUE;

  /// How many numbers there are for what closes together.
  public static final int NUMBERS = 2 * Window.PARTS + 1;

  private static final int UNSAID = NUMBERS - 1;

  private final SortedMap<Long, long[]> byClosing = new TreeMap<>();

  /// Adds so many actions, or takes them back.
  ///
  /// @param closes when their windows close, in seconds since 1970
  public void add(long closes, Standing standing, long actions) {
    long[] numbers = numbers(closes);
    for (Gain gain : standing.gains()) {
      numbers[gain.part()] += actions * gain.worth();
    }
    int rest = standing.kind() == Kind.ENDED ? Window.PARTS + standing.part() : UNSAID;
    numbers[rest] += actions * (Standing.WHOLE - standing.worth());
  }

  /// Adds numbers in the order in which [#forEach] gives them.
  public void addAll(long closes, long[] numbers) {
    long[] sums = numbers(closes);
    for (int i = 0; i < NUMBERS; i++) {
      sums[i] = Math.addExact(sums[i], numbers[i]);
    }
  }

  /// Puts together what has closed by this moment.
  public void close(long moment) {
    var due = byClosing.headMap(moment + 1).tailMap(CLOSED + 1);
    var over = List.copyOf(due.values());
    due.clear();
    over.forEach(numbers -> addAll(CLOSED, numbers));
  }

  /// What is known by which age of all that will be known.
  public Maturity maturity(Window window, long moment) {
    var closed = byClosing.getOrDefault(CLOSED, new long[NUMBERS]);
    return new Maturity(
        window,
        moment,
        Arrays.copyOfRange(closed, 0, Window.PARTS),
        Arrays.copyOfRange(closed, Window.PARTS, 2 * Window.PARTS),
        closed[UNSAID]);
  }

  /// All numbers, by when their actions close: [#CLOSED] first.
  public void forEach(Visitor visitor) {
    byClosing.forEach((closes, numbers) -> visitor.visit(closes, numbers.clone()));
  }

  private long[] numbers(long closes) {
    return byClosing.computeIfAbsent(closes, _ -> new long[NUMBERS]);
  }

  /// Takes the numbers of what closes together.
  public interface Visitor {
    void visit(long closes, long[] numbers);
  }
}
