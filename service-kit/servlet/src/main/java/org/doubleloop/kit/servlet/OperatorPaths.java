package org.doubleloop.kit.servlet;

/// The paths beside the contract: what operators ask, and where failures are rendered.
public final class OperatorPaths {

  /// Under it lie health and metrics.
  public static final String ACTUATOR = "/actuator";

  private OperatorPaths() {}

  static boolean isOperators(String path) {
    return path.equals(ACTUATOR) || path.startsWith(ACTUATOR + "/");
  }
}
