package org.doubleloop.quickstart.story;

import java.time.Duration;
import org.doubleloop.client.gateway.SandboxApi;
import org.doubleloop.client.gateway.model.SandboxMoveJson;

/// The clock of the sandbox in which the story happens.
final class SandboxClock {

  private final SandboxApi sandbox;
  private Duration ahead = Duration.ZERO;

  SandboxClock(SandboxApi sandbox) {
    this.sandbox = sandbox;
  }

  /// Lets so many days pass.
  void pass(int days) {
    ahead = ahead.plusDays(days);
    sandbox.moveSandbox(new SandboxMoveJson().ahead(ahead.toString()));
  }
}
