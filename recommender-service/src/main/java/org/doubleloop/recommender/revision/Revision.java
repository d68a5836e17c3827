package org.doubleloop.recommender.revision;

import java.util.List;

/// A change of a policy that is worth to be proposed.
///
/// @param about what it is about, the same whenever it is found: what was said of a proposal is
///   remembered by this
/// @param rationale in words
public record Revision(
    String about, String title, String rationale, List<Step> steps, Finding finding) {
  public Revision {
    steps = List.copyOf(steps);
  }
}
