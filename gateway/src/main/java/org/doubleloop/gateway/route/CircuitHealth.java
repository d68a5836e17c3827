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
final class CircuitHealth implements CompositeHealthContributor {

  private final List<ResilienceFilter> filters;

  CircuitHealth(List<ResilienceFilter> filters) {
    this.filters = List.copyOf(filters);
  }

  @Override
  public @Nullable HealthContributor getContributor(String name) {
    return filters.stream()
        .filter(filter -> filter.service().id().equals(name))
        .findFirst()
        .map(CircuitHealth::indicator)
        .orElse(null);
  }

  @Override
  public Stream<HealthContributors.Entry> stream() {
    return filters.stream()
        .map(filter -> new HealthContributors.Entry(filter.service().id(), indicator(filter)));
  }

  private static HealthIndicator indicator(ResilienceFilter filter) {
    return () -> Health.status(new Status(filter.state().name())).build();
  }
}
