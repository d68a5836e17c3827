package org.doubleloop.recommender.revision;

import java.time.Instant;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Interval;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.jspecify.annotations.Nullable;

/// That one option does better than another at a place, as a contrast says.
///
/// @param interval of the difference; null where it is not known
/// @param likeIt how often hunches like it have held; null where it is none, or that is not known
/// @param learnable what a trial there could tell
public record Contrasted(
    Tier tier,
    Basis basis,
    Cell place,
    Instant since,
    Count better,
    Count than,
    @Nullable Double evidence,
    @Nullable Interval interval,
    @Nullable TrackRecord likeIt,
    @Nullable String learnable,
    @Nullable Double unitsPerWeek) {}
