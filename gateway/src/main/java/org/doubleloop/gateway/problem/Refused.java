package org.doubleloop.gateway.problem;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerResponse;

/// Requests that the server has refused by itself, because they turned out to be no HTTP.
public final class Refused {

  private Refused() {}

  /// Whether an answer has been sent; to be asked before the gateway has begun one.
  public static boolean byTheServer(ServerHttpRequest request) {
    Object connection = ServerHttpRequestDecorator.getNativeRequest(request);
    return connection instanceof HttpServerResponse answer && answer.hasSentHeaders();
  }
}
