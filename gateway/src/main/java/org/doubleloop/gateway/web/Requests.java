package org.doubleloop.gateway.web;

import org.doubleloop.gateway.access.AuthenticatedCaller;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.problem.UnreadableRequests;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/// What the gateway's own operations are asked, and by whom.
public final class Requests {

  private Requests() {}

  /// Nothing when the server has refused the request before its body was whole.
  public static Mono<byte[]> body(ServerRequest request) {
    return request
        .bodyToMono(byte[].class)
        .defaultIfEmpty(new byte[0])
        .filter(_ -> !UnreadableRequests.wasAnswered(request.exchange().getRequest()));
  }

  public static Mono<Grant> caller(ServerRequest request) {
    return request.principal().cast(AuthenticatedCaller.class).map(AuthenticatedCaller::grant);
  }
}
