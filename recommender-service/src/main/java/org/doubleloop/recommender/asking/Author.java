package org.doubleloop.recommender.asking;

/// Who wrote an answer.
///
/// @param provider as the operator calls it
/// @param model by the name that the provider knows it by
/// @param prompt the name and version of the instructions, such as `draft.v2`
public record Author(String provider, String model, String prompt) {}
