package org.doubleloop.recommender.hunch;

/// A contrast that is worth a look: "8 of 12 against 4 of 12".
///
/// @param better what came of the option that may be better, at the place
/// @param than what came of the other
/// @param score how many standard errors the two are apart within strata,
///   [shrunk][Comparison#score]
/// @param probability that the one is better, had nobody looked anywhere else
/// @param looked among how many contrasts it was found
public record Hunch(
    Contrast contrast, Count better, Count than, double score, double probability, int looked) {}
