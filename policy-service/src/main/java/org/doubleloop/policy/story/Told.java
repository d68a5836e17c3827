package org.doubleloop.policy.story;

import org.doubleloop.policy.policy.PolicyVersion;

/// What there is to tell of a version that came of a proposal.
sealed interface Told permits Story, Told.NoStory {
  PolicyVersion version();

  /// The proposal that it came of.
  default String id() {
    var proposal = version().proposal();
    if (proposal == null) {
      throw new IllegalStateException("A first version comes of none");
    }
    return proposal;
  }

  /// A version that is no story.
  ///
  /// @param sentence why not, for people
  record NoStory(PolicyVersion version, Reason reason, String sentence) implements Told {
    enum Reason {
      /// It rests on nothing that was captured, found or tried.
      NO_EVIDENCE,
      /// Nothing else is suggested.
      NO_CHANGE,
      /// Nobody knows whether something else is suggested.
      NOT_COMPARED
    }
  }
}
