package org.doubleloop.recommender.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Tally;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// What stands in a [Book], while it is read.
public final class Pages {
  private final Map<Counted, Sheets> sheets = new HashMap<>();
  private final long generation;

  Pages(Book book, long generation) {
    book.forEach(sheets::put);
    this.generation = generation;
  }

  /// Tells what was counted, divided.
  ///
  /// @return whether all values are told that there are
  public boolean read(Counted counted, Division division, Taker taker) {
    var found = sheets.get(counted);
    return found == null || found.read(division, taker);
  }

  /// What pending actions are worth by a metric.
  public Maturity maturity(Counted counted, Window window) {
    var found = sheets.get(counted);
    return (found == null ? new Sheets() : found).all().maturity(window);
  }

  /// How long it takes to know what actions have come to, by a metric.
  public void delays(Counted counted, Delays.Visitor visitor) {
    var found = sheets.get(counted);
    if (found != null) {
      found.all().delays().forEach(visitor);
    }
  }

  /// How much has been counted, of all policies.
  public long generation() {
    return generation;
  }

  /// Takes some of what an option has come to.
  public interface Taker {
    /// @param sign -1 where it is to be taken away again from what was added
    /// @param values in the order in which it was divided; null where there is none
    void take(int sign, String option, List<@Nullable String> values, long closes, Tally tally);
  }
}
