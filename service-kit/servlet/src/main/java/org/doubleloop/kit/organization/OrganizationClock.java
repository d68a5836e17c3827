package org.doubleloop.kit.organization;

import java.time.Instant;
import java.time.InstantSource;
import org.doubleloop.kit.access.Callers;

/// The time of the organization whose caller is being answered: that of a sandbox may be ahead. On
/// a thread that answers nobody it is the time of all others.
public final class OrganizationClock implements InstantSource {

  private final InstantSource clock;

  public OrganizationClock(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return Callers.onThisThread()
        .map(caller -> clock.instant().plus(caller.ahead()))
        .orElseGet(clock::instant);
  }
}
