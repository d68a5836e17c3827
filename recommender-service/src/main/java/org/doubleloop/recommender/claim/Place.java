package org.doubleloop.recommender.claim;

import java.util.List;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.jspecify.annotations.Nullable;

/// Of what evidence speaks.
///
/// @param option null: all
/// @param where the values that contexts have; none: any context
public record Place(@Nullable String option, List<Trait> where) {
  public Place {
    where = List.copyOf(where);
  }
}
