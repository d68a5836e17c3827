package org.doubleloop.recommender.results;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.leading.EarlyRate;
import org.doubleloop.recommender.leading.LeadCounts;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Sheets;
import org.doubleloop.recommender.sheet.Sheets.Taker;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Maturity;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;

/// What stands in a [Book], while it is read.
public final class Pages {
  private final Map<Counted, Sheets> sheets = new HashMap<>();
  private final Map<Lead, LeadCounts> leads;
  private final long generation;

  Pages(Book book, long generation) {
    book.forEach(sheets::put);
    this.leads = book.leads();
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

  /// What an indicator says early of an option, or of all.
  ///
  /// @param option null for all
  public Optional<EarlyRate> early(Lead lead, @Nullable String option) {
    return Optional.ofNullable(leads.get(lead)).flatMap(counts -> counts.early(option));
  }

  /// How much has been counted, of all policies.
  public long generation() {
    return generation;
  }
}
