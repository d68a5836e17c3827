package org.doubleloop.recommender.hunch;

/// A contrast that is worth a look: "8 of 12 against 4 of 12".
///
/// @param better what came of the option that may be better, at the place
/// @param than what came of the one that is suggested there
/// @param score how far the one exceeds all others, as [Candidate#score] says
/// @param probability that it does, had nobody looked anywhere else
/// @param looked among how many contrasts it was found
public record Hunch(
    Contrast contrast, Count better, Count than, double score, double probability, int looked) {}
