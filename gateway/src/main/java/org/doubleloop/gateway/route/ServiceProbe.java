package org.doubleloop.gateway.route;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// Asks a service whether it is ready, with a request of the gateway's own: what a caller's request
/// ends in may be that request's doing.
final class ServiceProbe {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /// One answer serves all who ask within this time.
  private static final Duration SERVES = Duration.ofMillis(250);

  private final Mono<Boolean> ready;

  ServiceProbe(URI service) {
    this.ready =
        HttpClient.create(ConnectionProvider.newConnection())
            .get()
            .uri(service.resolve("/readyz"))
            .response()
            .map(answer -> answer.status().code() < HttpStatus.INTERNAL_SERVER_ERROR.value())
            .timeout(LIMIT)
            .onErrorReturn(false)
            .cache(SERVES);
  }

  /// Whether it says so, in time.
  Mono<Boolean> isReady() {
    return ready;
  }
}
