package org.doubleloop.gateway.route;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// The state of each service's circuit, as the gateway's health shows it: CLOSED is well. They say
/// nothing of the gateway's own health.
final class Circuits implements CompositeHealthContributor {

  private final List<Guard> guards;

  Circuits(List<Guard> guards) {
    this.guards = List.copyOf(guards);
  }

  @Override
  public @Nullable HealthContributor getContributor(String name) {
    return guards.stream()
        .filter(guard -> guard.service().id().equals(name))
        .findFirst()
        .map(Circuits::indicator)
        .orElse(null);
  }

  @Override
  public Stream<HealthContributors.Entry> stream() {
    return guards.stream()
        .map(guard -> new HealthContributors.Entry(guard.service().id(), indicator(guard)));
  }

  private static HealthIndicator indicator(Guard guard) {
    return () -> Health.status(new Status(guard.state().name())).build();
  }
}
