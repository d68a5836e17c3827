package org.doubleloop.gateway.key;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.web.BlockingCalls;
import org.doubleloop.gateway.web.GetOrHead;
import org.doubleloop.gateway.web.MediaTypes;
import org.doubleloop.gateway.web.Requests;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.IdempotencyKey;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/v1/api-keys`: an organization's admins make, list and revoke its keys.
final class ApiKeyRoutes {

  private static final String PATH = "/v1/api-keys";

  private final ApiKeys keys;
  private final ApiKeyIssuer issuer;
  private final PageCursors cursors;
  private final BlockingCalls blocking;

  ApiKeyRoutes(ApiKeys keys, ApiKeyIssuer issuer, PageCursors cursors, BlockingCalls blocking) {
    this.keys = keys;
    this.issuer = issuer;
    this.cursors = cursors;
    this.blocking = blocking;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST(PATH, this::create)
        .route(GetOrHead.at(PATH), this::list)
        .DELETE(PATH + "/{id}", this::revoke)
        .build();
  }

  private Mono<ServerResponse> create(ServerRequest request) {
    MediaTypes.require(MediaType.APPLICATION_JSON, request);
    var idempotencyKey = request.headers().firstHeader(IdempotencyKey.HEADER);
    return Requests.caller(request)
        .zipWith(Requests.body(request).map(NewApiKey::parse))
        .flatMap(asked ->
            blocking.run(
                () -> issuer.make(creationBy(asked.getT1()), idempotencyKey, asked.getT2())))
        .flatMap(made ->
            ServerResponse.created(URI.create(PATH + "/" + made.key().id()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer(made)));
  }

  private static Creation.Request creationBy(Grant caller) {
    return new Creation.Request(caller.organization(), caller.subject(), "POST", PATH);
  }

  /// The same at every repeat, also when the key was revoked meanwhile.
  private static Map<String, Object> answer(ApiKeyIssuer.Made made) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("key", made.text().text());
    answer.put("apiKey", json(made.key()));
    return answer;
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    int limit = limit(request);
    @Nullable String cursor = request.queryParam("cursor").orElse(null);
    return Requests.caller(request)
        .flatMap(caller -> blocking.run(() -> page(caller.organization(), cursor, limit)))
        .flatMap(
            page -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(page));
  }

  private Map<String, Object> page(String organization, @Nullable String cursor, int limit) {
    var listing = Listing.of(organization, "api-keys", Map.of());
    var after = cursors.position(listing, cursor).map(ApiKeyPosition::parse).orElse(null);
    List<ApiKey> found = keys.page(organization, after, limit + 1);
    var page = new LinkedHashMap<String, Object>();
    page.put("items", found.stream().limit(limit).map(ApiKeyRoutes::json).toList());
    if (found.size() > limit) {
      page.put("next", cursors.next(listing, ApiKeyPosition.of(found.get(limit - 1)).text()));
    }
    return page;
  }

  private Mono<ServerResponse> revoke(ServerRequest request) {
    var id = request.pathVariable("id");
    return Requests.caller(request)
        .flatMap(caller ->
            blocking.run(() -> {
              issuer.revoke(caller.organization(), id);
              return id;
            }))
        .then(ServerResponse.noContent().build());
  }

  private static int limit(ServerRequest request) {
    var text = request.queryParam("limit").orElse(Integer.toString(Listing.DEFAULT_LIMIT));
    if (!text.matches("[1-9]\\d{0,9}") || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          "The limit is not valid",
          List.of(new FieldFault("limit", "RANGE", "must be a whole number from 1 on")));
    }
    return Listing.limit(Integer.parseInt(text));
  }

  private static Map<String, Object> json(ApiKey key) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", key.id());
    json.put("owner", key.owner());
    if (key.label() != null) {
      json.put("label", key.label());
    }
    json.put("scopes", Scope.texts(key.scopes()));
    putTime(json, "createdAt", key.createdAt());
    putTime(json, "expiresAt", key.expiresAt());
    putTime(json, "revokedAt", key.revokedAt());
    if (key.lastUsedOn() != null) {
      json.put("lastUsedOn", key.lastUsedOn().toString());
    }
    return json;
  }

  private static void putTime(Map<String, Object> json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, Moments.format(time));
    }
  }
}
