package org.doubleloop.policy.story;

import java.time.Instant;
import java.util.List;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Experiment;
import org.doubleloop.policy.policy.PolicyVersion;
import org.doubleloop.policy.proposal.Proposal;
import org.doubleloop.policy.story.Comparison.SameContext;
import org.jspecify.annotations.Nullable;

/// A decision that is made differently because of something learned.
///
/// @param before what the version before it said
/// @param proposal that the version came of
/// @param signals the ids of those that it rests on
/// @param comparison with at least one context
/// @param trial of what the version says; null where there was none
/// @param undone null where the newest version still says what this one changed
record Story(
    PolicyVersion version,
    PolicyContent before,
    Proposal proposal,
    List<String> signals,
    Comparison comparison,
    @Nullable Experiment trial,
    @Nullable Undone undone)
    implements Told {

  Story {
    signals = List.copyOf(signals);
    if (comparison.contexts().isEmpty()) {
      throw new IllegalArgumentException("A story has a context in which something has changed");
    }
  }

  /// That the newest version does not say any more what one changed.
  ///
  /// @param version the first later one that says of it what was said before; null where it was not
  ///   found
  record Undone(@Nullable Integer version, @Nullable Instant at, @Nullable String proposal) {}

  /// The context to tell it by.
  SameContext example() {
    return comparison.contexts().getFirst();
  }
}
