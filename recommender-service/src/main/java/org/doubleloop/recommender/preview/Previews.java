package org.doubleloop.recommender.preview;

import java.time.Duration;
import java.time.Instant;
import org.doubleloop.kit.condition.ConditionLimits;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.evidence.Memory;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/// Compares versions by the suggestions of the last seven days.
@Component
public final class Previews {
  /// How many suggestions are looked at where nothing else is said.
  public static final int MOST = 5_000;

  private static final Duration WEEK = Duration.ofDays(7);

  /// The most steps that the conditions of both take: some seconds.
  private static final long MOST_STEPS = 750L * ConditionLimits.MOST_STEPS;

  private final Suggestions suggestions;
  private final Memory memory;
  private final PreviewPlaces places;

  Previews(Suggestions suggestions, Memory memory, PreviewPlaces places) {
    this.suggestions = suggestions;
    this.memory = memory;
    this.places = places;
  }

  /// What a draft would have meant, as [#of], for somebody who asks.
  ///
  /// @throws ServiceException `overloaded` where there is no [place][PreviewPlaces]
  Report asked(PolicyVersion base, PolicyVersion draft, int most, Instant now) {
    return places.in(base.key().organization(), () -> of(base, draft, most, now));
  }

  /// What a draft would have meant.
  ///
  /// @param most how many suggestions to look at, the newest; fewer where conditions take too much
  /// @param now of the organization; where its newest suggestion is later, that
  /// @throws ServiceException `condition-too-costly` or, with every fault, `invalid-draft`
  public Report of(PolicyVersion base, PolicyVersion draft, int most, Instant now) {
    DraftFaults.throwIfAny(draft);
    var before = new Side(base);
    var after = new Side(draft);
    var comparison = new Comparison(before, after, memory::rank);
    var newest = suggestions.newestAt(base.key());
    var to = newest.filter(now::isBefore).orElse(now);
    var from = to.minus(WEEK);
    long steps = Math.max(1, before.rules().mostSteps() + after.rules().mostSteps());
    int affordable = Math.clamp(MOST_STEPS / steps, 1, most);
    boolean isAll = suggestions.forEachNewest(base.key(), from, affordable, comparison::add);
    return comparison.report(from, to, isAll);
  }
}
