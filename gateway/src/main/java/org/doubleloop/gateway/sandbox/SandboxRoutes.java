package org.doubleloop.gateway.sandbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.organization.Sandbox;
import org.doubleloop.gateway.web.BlockingCalls;
import org.doubleloop.gateway.web.GetOrHead;
import org.doubleloop.gateway.web.MediaTypes;
import org.doubleloop.gateway.web.Requests;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.IdempotencyKey;
import org.doubleloop.kit.json.Moments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/v1/sandbox`.
final class SandboxRoutes {

  private static final String PATH = "/v1/sandbox";
  private static final String RESET = PATH + "/reset";

  private final Sandboxes sandboxes;
  private final BlockingCalls blocking;
  private final Clock clock;
  private final RandomGenerator random;

  SandboxRoutes(Sandboxes sandboxes, BlockingCalls blocking, Clock clock, RandomGenerator random) {
    this.sandboxes = sandboxes;
    this.blocking = blocking;
    this.clock = clock;
    this.random = random;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .route(GetOrHead.at(PATH), this::get)
        .PUT(PATH, this::move)
        .POST(RESET, this::reset)
        .build();
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    return Requests.caller(request)
        .flatMap(caller -> blocking.run(() -> sandboxes.of(caller.organization())))
        .flatMap(this::answer);
  }

  private Mono<ServerResponse> move(ServerRequest request) {
    MediaTypes.require(MediaType.APPLICATION_JSON, request);
    return Requests.caller(request)
        .zipWith(Requests.body(request).map(Move::parse))
        .flatMap(asked ->
            blocking.run(() -> sandboxes.move(asked.getT1().organization(), asked.getT2().ahead())))
        .flatMap(this::answer);
  }

  private Mono<ServerResponse> reset(ServerRequest request) {
    var key = request.headers().firstHeader(IdempotencyKey.HEADER);
    return Requests.caller(request)
        .flatMap(caller -> blocking.run(() -> sandboxes.reset(creation(caller, key))))
        .flatMap(this::answer);
  }

  private Creation creation(Grant caller, @Nullable String key) {
    return Creation.of(
        new Creation.Request(caller.organization(), caller.subject(), "POST", RESET),
        null,
        key,
        random);
  }

  private Mono<ServerResponse> answer(Sandbox sandbox) {
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(json(sandbox));
  }

  private Map<String, Object> json(Sandbox sandbox) {
    var json = new LinkedHashMap<String, Object>();
    json.put("organization", sandbox.organization());
    json.put("now", Moments.format(sandbox.now(clock.instant())));
    json.put("ahead", sandbox.ahead().toString());
    json.put("resets", sandbox.resets());
    return json;
  }
}
