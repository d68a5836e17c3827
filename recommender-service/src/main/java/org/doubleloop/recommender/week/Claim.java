package org.doubleloop.recommender.week;

import org.jspecify.annotations.Nullable;

/// What an action says that it followed.
public record Claim(@Nullable String policy, @Nullable Integer version, @Nullable String option) {
  static final Claim NOTHING = new Claim(null, null, null);

  /// Names it; what it consists of has no spaces.
  String text() {
    return policy + " " + version + " " + option;
  }
}
