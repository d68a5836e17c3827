package org.doubleloop.recommender.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// A suggestion that was made.
///
/// @param unit a keyed hash of what it was made to
/// @param trigger what set it off, where that was said and is kept
/// @param option what was suggested; null in mode OBSERVE, or where nothing was left
/// @param options all that were ranked, the best first
/// @param propensities with which each of the options was to be given to the unit, in billionths,
///   where chance gave it one for the first time; else none. Null where that was not recorded yet
/// @param draw what part chance had, with all that an estimate off policy needs: how likely each
///   option was, of those by which the unit's episode began ([Draw#isFirst]). Null where that was
///   not recorded yet
/// @param accountUnit a keyed hash of the account, where that was said
public record SuggestionMade(
    PolicyKey key,
    int version,
    String id,
    UnitKind unitKind,
    String unit,
    Map<String, Object> context,
    @Nullable String trigger,
    @Nullable String option,
    List<String> options,
    @Nullable List<Integer> propensities,
    @Nullable Draw draw,
    @Nullable String accountUnit,
    Instant recordedAt)
    implements FeedItem {
  public SuggestionMade {
    context = Map.copyOf(context);
    options = List.copyOf(options);
    propensities = propensities == null ? null : List.copyOf(propensities);
  }

  /// Whether what was suggested was drawn, if only by saying again what was drawn before.
  public boolean isByChance() {
    return draw != null ? draw.isByChance() : propensities != null && !propensities.isEmpty();
  }

  @Override
  public String organization() {
    return key.organization();
  }
}
