package org.doubleloop.gateway.access;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.IdempotencyKey;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/v1/api-keys`: an organization's admins make, list and revoke its keys.
final class ApiKeyRoutes {

  private static final String PATH = "/v1/api-keys";
  private static final int LARGEST_BODY = 64 * 1024;
  private static final int LONGEST_PAGE = 1000;

  private final ApiKeys keys;
  private final KeyMaking making;
  private final KeyExchange exchange;
  private final Clock clock;
  private final Background background;

  ApiKeyRoutes(
      ApiKeys keys, KeyMaking making, KeyExchange exchange, Clock clock, Background background) {
    this.keys = keys;
    this.making = making;
    this.exchange = exchange;
    this.clock = clock;
    this.background = background;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST(PATH, this::create)
        .GET(PATH, this::list)
        .DELETE(PATH + "/{id}", this::revoke)
        .build();
  }

  private Mono<ServerResponse> create(ServerRequest request) {
    if (!request.headers().contentType().filter(MediaType.APPLICATION_JSON::includes).isPresent()) {
      throw new ServiceException(
          CommonProblem.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json");
    }
    var idempotencyKey = request.headers().firstHeader(IdempotencyKey.HEADER);
    return caller(request)
        .zipWith(body(request).map(NewApiKey::parse))
        .flatMap(asked ->
            background.run(
                () -> making.make(creationBy(asked.getT1()), idempotencyKey, asked.getT2())))
        .flatMap(made ->
            ServerResponse.created(URI.create(PATH + "/" + made.key().id()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer(made)));
  }

  private static Creation.Request creationBy(Grant caller) {
    return new Creation.Request(caller.organization(), caller.subject(), "POST", PATH);
  }

  /// The same at every repeat, also when the key was revoked meanwhile.
  private static Map<String, Object> answer(KeyMaking.Made made) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("key", made.text().text());
    answer.put("apiKey", json(made.key()));
    return answer;
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    int limit = limit(request);
    var after = request.queryParam("cursor").map(KeyPlace::parse);
    return caller(request)
        .flatMap(caller -> background.run(() -> page(caller, after, limit)))
        .flatMap(
            page -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(page));
  }

  private Map<String, Object> page(Grant caller, Optional<KeyPlace> after, int limit) {
    List<ApiKey> found = keys.page(caller.organization(), after, limit + 1);
    var page = new LinkedHashMap<String, Object>();
    page.put("items", found.stream().limit(limit).map(ApiKeyRoutes::json).toList());
    if (found.size() > limit) {
      page.put("next", KeyPlace.of(found.get(limit - 1)).cursor());
    }
    return page;
  }

  private Mono<ServerResponse> revoke(ServerRequest request) {
    var id = request.pathVariable("id");
    return caller(request)
        .flatMap(
            caller -> background.run(() -> keys.revoke(caller.organization(), id, clock.instant())))
        .flatMap(found -> {
          if (!found) {
            throw new ServiceException(
                CommonProblem.NOT_FOUND, "The organization has no key with this id");
          }
          exchange.forget(id);
          return ServerResponse.noContent().build();
        });
  }

  private static int limit(ServerRequest request) {
    var text = request.queryParam("limit").orElse("100");
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "The limit is not valid",
          List.of(new FieldFault("limit", "RANGE", "must be a whole number from 1 on")));
    }
    return Math.min(Integer.parseInt(text), LONGEST_PAGE);
  }

  private static Mono<Grant> caller(ServerRequest request) {
    return request.principal().cast(Admission.class).map(Admission::grant);
  }

  private static Mono<byte[]> body(ServerRequest request) {
    return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), LARGEST_BODY)
        .map(ApiKeyRoutes::bytes)
        .defaultIfEmpty(new byte[0]);
  }

  private static byte[] bytes(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  private static Map<String, Object> json(ApiKey key) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", key.id());
    json.put("owner", key.owner());
    json.put("scopes", Scope.texts(key.scopes()));
    putTime(json, "createdAt", Optional.of(key.createdAt()));
    putTime(json, "expiresAt", Optional.ofNullable(key.expiresAt()));
    putTime(json, "revokedAt", Optional.ofNullable(key.revokedAt()));
    return json;
  }

  private static void putTime(Map<String, Object> json, String name, Optional<Instant> time) {
    time.ifPresent(at -> json.put(name, Moments.format(at)));
  }
}
