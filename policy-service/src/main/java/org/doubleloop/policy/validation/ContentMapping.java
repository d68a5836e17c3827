package org.doubleloop.policy.validation;

import org.doubleloop.api.policy.model.PolicyContentJson;

/// What the hash of a body is made of.
public final class ContentMapping {

  private static final double FLOOR_OF_BEFORE = 0.02;

  private ContentMapping() {}

  /// Makes a body, once its content has been read, hash as it did while the contract still had a
  /// default for the floor: else what was sent before could not be repeated.
  public static void asHashed(PolicyContentJson content) {
    var exploration = content.getExploration();
    if (exploration != null && exploration.getFloor() == null) {
      exploration.floor(FLOOR_OF_BEFORE);
    }
  }
}
