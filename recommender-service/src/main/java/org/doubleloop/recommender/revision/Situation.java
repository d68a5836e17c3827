package org.doubleloop.recommender.revision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.jspecify.annotations.Nullable;

/// What is known of a policy when it is looked at.
///
/// @param version the one in force
/// @param contrasts what differs, the most telling first
/// @param rates what came of options at places
/// @param deciding which PREFER rules give the order at a place: how many recorded contexts each
///   decides
/// @param use how it was used lately
/// @param heed what came of its guidance
/// @param arrivals when the outcomes came lately that it waits for
public record Situation(
    PolicyVersion version,
    List<Contrasted> contrasts,
    Rates rates,
    Deciding deciding,
    Use use,
    Heed heed,
    Arrivals arrivals) {

  /// What came of options at places.
  public interface Rates {
    /// Null-free: an option of which nothing is counted has no trials.
    Count of(Basis basis, Cell place, String option);

    /// The places that are counted within another: one more trait.
    List<Cell> within(Basis basis, Cell place);
  }

  /// Which PREFER rules give the order at a place.
  @FunctionalInterface
  public interface Deciding {
    /// How many of the recorded contexts there each rule decides, by its id.
    Map<String, Long> at(Cell place);
  }

  /// What came of guidance.
  @FunctionalInterface
  public interface Heed {
    /// What came of a clause of the version.
    ClauseRecord of(Guidance clause);
  }

  /// How a version was used.
  ///
  /// @param suggestions that were looked at
  /// @param deciding how often each rule had a say, by its id; one without is left out
  /// @param suggested how often each option was suggested, by its id
  /// @param done how often each was done
  /// @param guided in how many of these suggestions each clause of guidance held, by its id
  public record Use(
      Instant from,
      Instant to,
      long suggestions,
      Map<String, Long> deciding,
      Map<String, Long> suggested,
      Map<String, Long> done,
      Map<String, Long> guided) {
    public Use {
      deciding = Map.copyOf(deciding);
      suggested = Map.copyOf(suggested);
      done = Map.copyOf(done);
      guided = Map.copyOf(guided);
    }

    public Duration length() {
      return Duration.between(from, to);
    }
  }

  /// How long after actions the outcomes came that the metric counts.
  ///
  /// @param outcomes that came lately
  /// @param late those that came after the window, so that they count for nothing
  /// @param nearlyAll after an action, 95 of 100 of them had come; null where that is not known
  public record Arrivals(long outcomes, long late, @Nullable Duration nearlyAll) {
    public static final Arrivals NONE = new Arrivals(0, 0, null);
  }

  public Situation {
    contrasts = List.copyOf(contrasts);
  }
}
