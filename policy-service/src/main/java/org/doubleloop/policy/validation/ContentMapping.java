package org.doubleloop.policy.validation;

import java.util.function.Supplier;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.jspecify.annotations.Nullable;

/// What the hash of a body is made of.
public final class ContentMapping {

  private static final double FLOOR_OF_BEFORE = 0.02;

  private ContentMapping() {}

  /// The hash of a body as it was while the contract still had a default for the floor: else what
  /// was sent before could not be repeated.
  ///
  /// @param content of the body, if it has one
  /// @param hash of the body
  public static String hash(@Nullable PolicyContentJson content, Supplier<String> hash) {
    var exploration = content == null ? null : content.getExploration();
    if (exploration == null || exploration.getFloor() != null) {
      return hash.get();
    }
    exploration.floor(FLOOR_OF_BEFORE);
    try {
      return hash.get();
    } finally {
      exploration.setFloor(null);
    }
  }
}
