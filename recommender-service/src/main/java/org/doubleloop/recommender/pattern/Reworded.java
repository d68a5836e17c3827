package org.doubleloop.recommender.pattern;

import org.doubleloop.recommender.wording.Rewording;

/// A draft that somebody has edited, or sent as it was.
///
/// @param person stands for who; 0 where that is not known
/// @param unit stands for to whom
/// @param checks whether it belongs to the half that checks, not to the one that finds
public record Reworded(String id, long person, long unit, boolean checks, Rewording words) {}
