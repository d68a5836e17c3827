package org.doubleloop.gateway.limit;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What a service does for a request until its answer begins. A service does not hear that a caller
/// has left: it goes on, so its place is kept until then. Else who asks for much and leaves at once
/// would have it work on any number of his requests at a time.
public final class ServiceWork {

  private static final String ATTRIBUTE = ServiceWork.class.getName();

  private ServiceWork() {}

  /// Lets it end although nobody waits for it any more.
  ///
  /// @param begun ends when the answer begins
  /// @param unwanted is run when that is the case and the caller has left
  public static Mono<Void> of(ServerWebExchange exchange, Mono<Void> begun, Runnable unwanted) {
    var work = begun.cache();
    exchange.getAttributes().put(ATTRIBUTE, work);
    return work.doOnCancel(() -> work.onErrorComplete().subscribe(null, null, unwanted));
  }

  /// Ends when it has, however that came; at once where there is none.
  static Mono<Void> end(ServerWebExchange exchange) {
    Mono<Void> work = exchange.getAttributeOrDefault(ATTRIBUTE, Mono.empty());
    return work.onErrorComplete();
  }
}
