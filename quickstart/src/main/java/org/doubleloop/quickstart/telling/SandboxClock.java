package org.doubleloop.quickstart.telling;

import java.time.Duration;
import org.doubleloop.client.gateway.SandboxApi;
import org.doubleloop.client.gateway.model.SandboxMoveJson;

/// The clock of the sandbox in which the story happens.
public final class SandboxClock {

  private final SandboxApi sandbox;
  private Duration ahead = Duration.ZERO;

  public SandboxClock(SandboxApi sandbox) {
    this.sandbox = sandbox;
  }

  /// Lets so many days pass.
  public void pass(int days) {
    ahead = ahead.plusDays(days);
    sandbox.moveSandbox(new SandboxMoveJson().ahead(ahead.toString()));
  }
}
