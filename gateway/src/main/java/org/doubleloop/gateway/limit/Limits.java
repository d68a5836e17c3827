package org.doubleloop.gateway.limit;

import org.doubleloop.gateway.contract.DocumentedOperation;
import org.doubleloop.gateway.contract.Service;
import org.doubleloop.gateway.problem.Problems;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.web.server.ServerWebExchange;

/// What stands on the way to a service, so that no caller gets more of it than his share.
public final class Limits {

  private final LimitProperties properties;
  private final Problems problems;
  private final Shares bodies;

  Limits(LimitProperties properties, Problems problems) {
    this.properties = properties;
    this.problems = problems;
    long ofKey = properties.bodies().toBytes();
    this.bodies =
        new Shares(properties.allBodies().toBytes(), properties.organization() * ofKey, ofKey);
  }

  /// Takes a body in.
  ///
  /// @param largest in bytes
  public GatewayFilter body(long largest) {
    return new BodyFilter(largest, properties.body(), bodies, problems);
  }

  /// Lets requests on to a service as there is place. Operations that wait for something outside
  /// have places of their own, as they would hold those of others for long.
  ///
  /// @param all how many places there are of each kind
  public GatewayFilter places(Service service, int all) {
    var places = places(service, all, properties.concurrent());
    var waiting = places(service, all, properties.concurrentWaiting());
    return (exchange, chain) -> (waits(exchange) ? waiting : places).filter(exchange, chain);
  }

  private GatewayFilter places(Service service, int all, int ofKey) {
    var shares = new Shares(all, (long) properties.organization() * ofKey, ofKey);
    return new PlaceFilter(
        service.id(),
        new Places(shares, properties.queued()),
        properties.patience(),
        properties.answer(),
        problems);
  }

  private static boolean waits(ServerWebExchange exchange) {
    return DocumentedOperation.of(exchange)
        .filter(operation -> operation.described().waits())
        .isPresent();
  }
}
