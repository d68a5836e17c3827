package org.doubleloop.gateway.web;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;

/// Requests that read: HEAD is answered where GET is.
public final class GetOrHead {

  private GetOrHead() {}

  public static RequestPredicate at(String pattern) {
    return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(pattern));
  }
}
