package org.doubleloop.gateway.contract;

import java.util.Locale;

/// A part that answers requests.
public enum Service {
  SIGNAL,
  POLICY,
  RECOMMENDER,
  /// This process itself.
  GATEWAY;

  /// Its name in configuration and messages, and that of its OpenAPI file.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
