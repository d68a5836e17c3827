package org.doubleloop.gateway.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A request that is at a service: since when, and how many bytes of bodies have passed.
final class Passage {

  private final long start = System.nanoTime();
  private final AtomicLong bytes = new AtomicLong();

  /// How long it still keeps its place, perhaps not any more.
  Duration left(Pace pace) {
    return pace.time(bytes.get()).minusNanos(System.nanoTime() - start);
  }

  /// The same exchange, of which the bytes are counted.
  ServerWebExchange of(ServerWebExchange exchange) {
    return exchange
        .mutate()
        .request(counted(exchange.getRequest()))
        .response(counted(exchange.getResponse()))
        .build();
  }

  private ServerHttpRequest counted(ServerHttpRequest request) {
    return new ServerHttpRequestDecorator(request) {
      @Override
      public Flux<DataBuffer> getBody() {
        return counted(super.getBody());
      }
    };
  }

  private ServerHttpResponse counted(ServerHttpResponse response) {
    return new ServerHttpResponseDecorator(response) {
      @Override
      public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(counted(body));
      }

      @Override
      public Mono<Void> writeAndFlushWith(
          Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body).map(Passage.this::counted));
      }
    };
  }

  private Flux<DataBuffer> counted(Publisher<? extends DataBuffer> body) {
    return Flux.<DataBuffer>from(body)
        .doOnNext(buffer -> bytes.addAndGet(buffer.readableByteCount()));
  }
}
