package org.doubleloop.gateway.limit;

import java.time.Duration;
import org.doubleloop.gateway.contract.DocumentedOperation;
import org.doubleloop.gateway.contract.Service;
import org.doubleloop.gateway.problem.Problems;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.web.server.ServerWebExchange;

/// What stands on the way to a service, so that no caller gets more of it than his share.
public final class Limits {

  /// So many long waits are as long as patience: what waits then still has time to be served by all
  /// places of its key.
  private static final int LONG_WAITS = 4;

  private final LimitProperties properties;
  private final Problems problems;
  private final Shares memory;

  Limits(LimitProperties properties, Problems problems) {
    this.properties = properties;
    this.problems = problems;
    long ofKey = properties.memory().toBytes();
    this.memory =
        new Shares(properties.allMemory().toBytes(), properties.organization() * ofKey, ofKey);
  }

  /// Takes a body in, and counts the request among those that are under way.
  ///
  /// @param largest in bytes
  public GatewayFilter body(long largest) {
    return new BodyFilter(largest, properties.body(), memory, problems);
  }

  /// Lets requests on to a service as there is place. Operations that wait for something outside
  /// have places of their own, as they would hold those of others for long.
  ///
  /// @param all how many places there are of each kind
  public GatewayFilter places(Service service, int all) {
    var ofKey = properties.concurrent();
    var ofKeyWaiting = properties.concurrentWaiting();
    var places = places(service, shares(all, ofKey), true, Duration.ZERO);
    var waiting = places(service, shares(all, ofKeyWaiting), false, properties.waiting());
    return (exchange, chain) -> (waits(exchange) ? waiting : places).filter(exchange, chain);
  }

  private Shares shares(int all, int ofKey) {
    return new Shares(all, (long) properties.organization() * ofKey, ofKey);
  }

  private GatewayFilter places(
      Service service, Shares shares, boolean keepBusy, Duration leastTime) {
    var longWait = properties.patience().dividedBy(LONG_WAITS);
    return new PlaceFilter(
        service.id(),
        new Places(shares, keepBusy, longWait, System::nanoTime),
        new Pace(properties.bytes().toBytes(), leastTime, longWait),
        properties,
        problems);
  }

  private static boolean waits(ServerWebExchange exchange) {
    return DocumentedOperation.of(exchange)
        .filter(operation -> operation.described().waits())
        .isPresent();
  }
}
