package org.doubleloop.recommender.association;

import org.doubleloop.recommender.hunch.Contrast;
import org.doubleloop.recommender.hunch.Count;
import org.jspecify.annotations.Nullable;

/// An option was followed by more successes than another at a place, also where what is recorded
/// was alike.
///
/// @param better what came of the one, whatever else was recorded
/// @param than what came of the other
/// @param within the attribute within whose values the two were compared; of all there are, the one
///   that leaves the least; null where there is none
/// @param ratio as it is left
public record Association(
    Contrast contrast,
    Count better,
    Count than,
    @Nullable String within,
    RateRatio ratio,
    HiddenCause hiddenCause) {}
