package org.doubleloop.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.doubleloop.kit.id.Ids;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Tells who sends a path or query that is no URI what is wrong: such a request comes no further
/// than to the server, which would answer with an empty 400.
final class UnreadableUris implements NettyServerCustomizer {

  private final JsonMapper json;
  private final RandomGenerator random;

  UnreadableUris(JsonMapper json, RandomGenerator random) {
    this.json = json;
    this.random = random;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.mapHandle(
        (handled, connection) -> handled.then(Mono.defer(() -> explain(connection))));
  }

  private Mono<Void> explain(Connection connection) {
    if (!(connection instanceof HttpServerResponse response)
        || response.hasSentHeaders()
        || response.status().code() != GatewayProblem.REQUEST_REFUSED.status()) {
      return Mono.empty();
    }
    var id = Ids.random(random);
    return response
        .header("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .header(RequestIds.HEADER, id)
        .sendByteArray(Mono.fromSupplier(() -> json.writeValueAsBytes(problem(id))))
        .then();
  }

  private static Map<String, Object> problem(String id) {
    var type = GatewayProblem.REQUEST_REFUSED;
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type.type().toString());
    body.put("title", type.title());
    body.put("status", type.status());
    body.put("detail", "The path or the query has a character that must be percent-encoded");
    body.put("requestId", id);
    return body;
  }
}
