package org.doubleloop.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.gateway.contract.Service;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where the services are and how much is asked of them: `doubleloop.route`.
///
/// @param signal the address of the signal service, such as `http://signal:8081`
/// @param policy the address of the policy service
/// @param recommender the address of the recommender
/// @param timeLimit how long a service may take to begin its answer, once it has the whole request
/// @param timeLimits the same for some services, by their names
/// @param concurrent how many requests a service gets at a time, those that wait for something
///   outside not counted, of which it gets as many
/// @param largestBody what a request's body may have
/// @param circuit when a service is left alone
@ConfigurationProperties("doubleloop.route")
public record RouteProperties(
    @DefaultValue("http://127.0.0.1:8081") URI signal,
    @DefaultValue("http://127.0.0.1:8082") URI policy,
    @DefaultValue("http://127.0.0.1:8083") URI recommender,
    @DefaultValue("15s") Duration timeLimit,
    @DefaultValue Map<Service, Duration> timeLimits,
    @DefaultValue("256") int concurrent,
    @DefaultValue("8MB") DataSize largestBody,
    @DefaultValue Circuit circuit) {

  /// When a service is left alone.
  ///
  /// @param window how many of the last requests are looked at
  /// @param least how many there must be before anything is concluded
  /// @param failing the share of failures, in percent, from which on it is left alone
  /// @param pause how long, before it is asked whether it is ready again
  public record Circuit(
      @DefaultValue("40") int window,
      @DefaultValue("10") int least,
      @DefaultValue("50") int failing,
      @DefaultValue("5s") Duration pause) {

    public Circuit {
      check(window >= 1 && least >= 1 && least <= window, "circuit.least must be 1 to the window");
      check(failing >= 1 && failing <= 100, "circuit.failing must be 1 to 100");
      check(pause.isPositive(), "circuit.pause must be positive");
    }
  }

  public RouteProperties {
    timeLimits = Map.copyOf(timeLimits);
    for (URI address : List.of(signal, policy, recommender)) {
      check(
          address.getHost() != null && Set.of("http", "https").contains(address.getScheme()),
          "an address must be like http://host:port, and is " + address);
    }
    check(
        Stream.concat(Stream.of(timeLimit), timeLimits.values().stream())
            .allMatch(Duration::isPositive),
        "a time limit must be positive");
    check(concurrent >= 1, "concurrent must be positive");
    check(largestBody.toBytes() >= 1, "largest-body must be positive");
  }

  URI address(Service service) {
    return switch (service) {
      case SIGNAL -> signal;
      case POLICY -> policy;
      case RECOMMENDER -> recommender;
      case GATEWAY -> throw new IllegalArgumentException("The gateway leads nothing to itself");
    };
  }

  Duration timeLimit(Service service) {
    return timeLimits.getOrDefault(service, timeLimit);
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("doubleloop.route: " + rule);
    }
  }
}
