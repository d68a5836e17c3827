package org.doubleloop.recommender.guidance;

/// What somebody made of a draft, so that it followed a clause: captured texts.
///
/// @param edit its id
public record Example(String edit, String before, String after) {}
