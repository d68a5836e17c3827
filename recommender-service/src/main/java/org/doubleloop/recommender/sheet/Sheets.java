package org.doubleloop.recommender.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CountChange;
import org.doubleloop.recommender.counts.Counts;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.counts.VersionMonth;
import org.doubleloop.recommender.tick.Ticks;
import org.doubleloop.recommender.window.Standing;
import org.jspecify.annotations.Nullable;

/// One thing counted by option, on a sheet for all and one for each attribute, these by version and
/// week, and on one for each two attributes, by nothing else.
///
/// A sheet keeps at most [#MOST_CELLS] values or pairs of values, fewer where options are many
/// ([#MOST_PAIRS] of a cell and an option): those whose names have the smallest hashes, whatever
/// came first, and beside them what all that have any value come to. More could not be shown on a
/// page either; whoever asks is told. So of 104 weeks a sheet by one attribute takes at most some
/// 30 MB, where each of its pairs is used in every week.
///
/// Not safe for use by several threads at once.
public final class Sheets {
  public static final int MOST_CELLS = 1_001;
  public static final int MOST_PAIRS = 4_000;

  private final Map<List<String>, Counts> sheets = new HashMap<>();
  private long closedAt = Ticks.NEVER;

  /// What is added or replaced.
  ///
  /// @param at in seconds since 1970, when that was known
  /// @param closes when the window closes, in seconds since 1970
  /// @param before null where nothing is replaced
  public record Entry(
      String option,
      VersionMonth slice,
      long at,
      long closes,
      @Nullable Standing before,
      Standing now) {

    private CountChange in(VersionMonth other, Cell... cells) {
      return new CountChange(option, other, at, closes, List.of(cells), before, now);
    }
  }

  /// @param traits in the order of their attributes
  public void add(List<Trait> traits, Entry entry) {
    at(List.of()).apply(entry.in(entry.slice(), Cell.EVERYWHERE));
    for (int i = 0; i < traits.size(); i++) {
      var one = traits.get(i);
      at(List.of(one.attribute())).apply(entry.in(entry.slice(), Cell.EVERYWHERE, Cell.of(one)));
      for (int j = i + 1; j < traits.size(); j++) {
        var other = traits.get(j);
        at(List.of(one.attribute(), other.attribute()))
            .apply(entry.in(VersionMonth.OLDER, Cell.EVERYWHERE, Cell.of(one, other)));
      }
    }
  }

  /// The sheet by these attributes; begun where there is none.
  public Counts at(List<String> attributes) {
    return sheets.computeIfAbsent(
        attributes,
        _ -> {
          var counts = new Counts(MOST_CELLS, MOST_PAIRS, Weeks.TOLD_APART);
          counts.close(closedAt);
          return counts;
        });
  }

  /// The sheet of everything, which knows how long it takes to know what an action has come to.
  public Counts all() {
    return at(List.of());
  }

  public void close(long moment) {
    closedAt = Math.max(closedAt, moment);
    sheets.values().forEach(counts -> counts.close(moment));
  }

  public void forEach(BiConsumer<List<String>, Counts> taker) {
    var ordered = new TreeMap<String, List<String>>();
    sheets.keySet().forEach(attributes -> ordered.put(String.join(" ", attributes), attributes));
    ordered.values().forEach(attributes -> taker.accept(attributes, at(attributes)));
  }

  /// Tells what was counted, divided. Actions that lack a value are the difference between those
  /// that there are and those that have one.
  ///
  /// @return whether all values are told that there are
  public boolean read(Division division, Taker taker) {
    var reading = new Reading(division, taker);
    reading.take(1, all(), Cell.EVERYWHERE, List.of());
    var attributes = division.attributes();
    boolean isWhole = true;
    for (int i = 0; i < attributes.size(); i++) {
      isWhole &= read(reading, -1, attributes.subList(i, i + 1));
    }
    if (attributes.size() == 2) {
      isWhole &= read(reading, 1, attributes);
    }
    return isWhole;
  }

  /// @param sign what those that have a value of all these attributes are for those that have none
  private boolean read(Reading reading, int sign, List<String> attributes) {
    var counts = sheets.get(attributes);
    if (counts == null) {
      return true;
    }
    reading.take(sign, counts, Cell.EVERYWHERE, List.of());
    return reading.takeSheet(counts);
  }

  /// Takes some of what an option has come to.
  public interface Taker {
    /// @param sign -1 where it is to be taken away again from what was added
    /// @param values in the order in which it was divided; null where there is none
    void take(int sign, String option, List<@Nullable String> values, long closes, Tally tally);
  }
}
