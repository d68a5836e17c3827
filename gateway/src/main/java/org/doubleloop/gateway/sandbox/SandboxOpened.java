package org.doubleloop.gateway.sandbox;

/// That a sandbox is empty: an event, for whoever starts the gateway as a part of something larger
/// and fills it.
///
/// @param token of an admin of it, which serves for a minute
public record SandboxOpened(String organization, String token) {

  /// Without the token.
  @Override
  public String toString() {
    return "SandboxOpened[" + organization + "]";
  }
}
