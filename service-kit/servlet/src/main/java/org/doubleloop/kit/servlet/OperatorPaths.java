package org.doubleloop.kit.servlet;

/// The paths beside the contract: what operators ask, and where failures are rendered.
public final class OperatorPaths {

  /// Under it lie health and metrics.
  public static final String ACTUATOR = "/actuator";

  /// Whether the service is ready, on the port of its callers, wherever health has its own.
  public static final String READY = "/readyz";

  /// Whether the service is alive, on that port.
  public static final String ALIVE = "/livez";

  private OperatorPaths() {}

  static boolean isOperators(String path) {
    return path.equals(ACTUATOR)
        || path.startsWith(ACTUATOR + "/")
        || path.equals(READY)
        || path.equals(ALIVE);
  }
}
