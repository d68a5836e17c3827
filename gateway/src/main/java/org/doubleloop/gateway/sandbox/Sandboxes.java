package org.doubleloop.gateway.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.key.KeyExchange;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.organization.Sandbox;
import org.doubleloop.gateway.problem.GatewayProblem;
import org.doubleloop.gateway.token.Tokens;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;

/// What can be done with sandboxes. Every write can be repeated.
public final class Sandboxes {

  private static final Duration FURTHEST = Duration.ofDays(3_660);

  private final Organizations organizations;
  private final KeyExchange exchange;
  private final Tokens tokens;
  private final Clock clock;
  private final Consumer<SandboxOpened> listeners;

  Sandboxes(
      Organizations organizations,
      KeyExchange exchange,
      Tokens tokens,
      Clock clock,
      Consumer<SandboxOpened> listeners) {
    this.organizations = organizations;
    this.exchange = exchange;
    this.tokens = tokens;
    this.clock = clock;
    this.listeners = listeners;
  }

  /// @throws ServiceException `not-a-sandbox`
  Sandbox of(String organization) {
    return organizations
        .sandbox(organization)
        .orElseThrow(() ->
            new ServiceException(
                GatewayProblem.NOT_A_SANDBOX,
                "The time of %s is the true one, and what it holds is kept; use a key of a sandbox"
                    .formatted(organization)));
  }

  /// Moves the clock on; here every token from now on says so.
  ///
  /// @param ahead of the true time
  /// @throws ServiceException `invalid-request` when that is too far, or would move it back
  Sandbox move(String organization, Duration ahead) {
    var before = of(organization);
    if (ahead.compareTo(FURTHEST) > 0) {
      throw invalid("must be at most " + FURTHEST);
    }
    if (ahead.compareTo(before.ahead()) < 0) {
      throw invalid(
          "must be at least %s, as a clock is not moved back; reset the sandbox to begin with the"
                  .formatted(before.ahead())
              + " true time");
    }
    organizations.move(organization, ahead);
    exchange.forgetAll(organization);
    return of(organization);
  }

  /// Leaves behind what the sandbox holds.
  Sandbox reset(Creation creation) {
    var before = of(creation.organization());
    if (creation.id().equals(before.resetKey())) {
      return before;
    }
    organizations.reset(before, creation.id());
    exchange.forgetAll(creation.organization());
    var after = of(creation.organization());
    open(after);
    return after;
  }

  /// Tells that a sandbox is empty.
  public void open(Sandbox sandbox) {
    var admin = new Grant("sandbox", sandbox.organization(), Scope.forKeys(), "sandbox");
    listeners.accept(
        new SandboxOpened(
            sandbox.organization(),
            tokens.issue(
                sandbox.grant(admin), sandbox.ahead(), clock.instant().plus(tokens.life()))));
  }

  private static ServiceException invalid(String message) {
    return new ServiceException(
        CommonProblem.INVALID_REQUEST,
        "The clock cannot be moved so",
        List.of(new FieldFault("/ahead", "RANGE", message)));
  }
}
