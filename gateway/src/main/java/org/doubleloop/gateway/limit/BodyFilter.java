package org.doubleloop.gateway.limit;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.doubleloop.gateway.problem.GatewayProblem;
import org.doubleloop.gateway.problem.Problems;
import org.doubleloop.gateway.problem.UnreadableRequests;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes a body in before anything else is asked for on its account, so that who sends slowly keeps
/// nobody waiting but himself; and counts what all requests that are under way take in memory.
final class BodyFilter implements GatewayFilter {

  private static final long BYTES_A_SECOND = 64 * 1024;

  /// What a request without its body takes in memory, about.
  private static final long OF_A_REQUEST = 64 * 1024;

  private final long largest;
  private final Duration time;
  private final Shares memory;
  private final Problems problems;

  /// @param largest in bytes
  /// @param time how long a small body may take to come in
  /// @param memory the bytes that may be held
  BodyFilter(long largest, Duration time, Shares memory, Problems problems) {
    this.largest = largest;
    this.time = time;
    this.memory = memory;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (exchange.getRequest().getHeaders().getContentLength() > largest) {
      return problems.write(exchange, tooLarge());
    }
    return Caller.of(exchange)
        .flatMap(caller ->
            Mono.using(
                () -> new Body(caller),
                body -> body.receive(exchange).flatMap(chain::filter),
                Body::release))
        .onErrorResume(ServiceException.class, refusal -> refuse(exchange, refusal));
  }

  private static boolean hasBody(HttpHeaders headers) {
    return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
  }

  /// What is left of the body is not waited for.
  private Mono<Void> refuse(ServerWebExchange exchange, ServiceException refusal) {
    var headers = exchange.getResponse().getHeaders();
    headers.set(HttpHeaders.CONNECTION, "close");
    if (refusal.type() == GatewayProblem.TOO_MANY_REQUESTS) {
      Problems.retryAfter(exchange, Duration.ofSeconds(1));
    }
    return problems.write(exchange, refusal);
  }

  private ServiceException tooLarge() {
    return new ServiceException(
        CommonProblem.PAYLOAD_TOO_LARGE, "A body may have up to " + largest + " bytes");
  }

  /// A body that comes in.
  private final class Body {
    private final Caller caller;
    private long taken;
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Body(Caller caller) {
      this.caller = caller;
    }

    /// Ends in the exchange with all of its body.
    Mono<ServerWebExchange> receive(ServerWebExchange exchange) {
      take(OF_A_REQUEST);
      var request = exchange.getRequest();
      if (!hasBody(request.getHeaders())) {
        return Mono.just(exchange);
      }
      return request
          .getBody()
          .doOnNext(this::add)
          .then(Mono.fromSupplier(() -> exchange.mutate().request(received(request)).build()))
          .timeout(late())
          .onErrorMap(TimeoutException.class, _ -> tooSlow());
    }

    /// Copies it: a few bytes would keep all that was read with them.
    private void add(DataBuffer buffer) {
      try {
        int more = buffer.readableByteCount();
        if (bytes.size() + more > largest) {
          throw tooLarge();
        }
        take(more);
        var chunk = new byte[more];
        buffer.read(chunk);
        bytes.writeBytes(chunk);
      } finally {
        DataBufferUtils.release(buffer);
      }
    }

    private void take(long more) {
      if (!memory.take(caller, more)) {
        throw new ServiceException(
            GatewayProblem.TOO_MANY_REQUESTS,
            "This key, or its organization, has as many requests under way, or as large ones, as it"
                + " may have; nothing of this one was passed on. Send fewer at a time");
      }
      taken += more;
    }

    /// A body that cannot be decoded ends as if it were whole, once the server has refused it: what
    /// came of it must not be taken for all.
    private ServerHttpRequest received(ServerHttpRequest request) {
      if (UnreadableRequests.wasAnswered(request)) {
        throw new IllegalStateException("The body broke off");
      }
      return new ServerHttpRequestDecorator(request) {
        @Override
        public Flux<DataBuffer> getBody() {
          return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes.toByteArray()));
        }
      };
    }

    /// Ends when the body should have been in: a large one, that comes, has longer.
    private Mono<Long> late() {
      return Mono.defer(() -> {
        var left = time.plusMillis(1_000L * bytes.size() / BYTES_A_SECOND).minusNanos(elapsed());
        return left.isPositive() ? Mono.delay(left).then(late()) : Mono.just(0L);
      });
    }

    private long elapsed() {
      return System.nanoTime() - start;
    }

    private ServiceException tooSlow() {
      return new ServiceException(
          GatewayProblem.REQUEST_TIMEOUT,
          "Of the body %,d bytes came in, and the rest did not in time; nothing was passed on"
              .formatted(bytes.size()));
    }

    void release() {
      memory.giveBack(caller, taken);
    }
  }
}
