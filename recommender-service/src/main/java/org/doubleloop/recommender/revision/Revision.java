package org.doubleloop.recommender.revision;

import java.util.List;

/// A change of a policy that is worth to be proposed.
///
/// @param about what it is about, the same whenever it is found: what was said of a proposal is
///   remembered by this
/// @param rationale in words
/// @param signals the ids of some of those that it rests on; may be none
public record Revision(
    String about,
    String title,
    String rationale,
    List<Step> steps,
    Finding finding,
    List<String> signals) {
  /// One that rests on counts alone.
  public Revision(String about, String title, String rationale, List<Step> steps, Finding finding) {
    this(about, title, rationale, steps, finding, List.of());
  }

  public Revision {
    steps = List.copyOf(steps);
    signals = List.copyOf(signals);
  }
}
