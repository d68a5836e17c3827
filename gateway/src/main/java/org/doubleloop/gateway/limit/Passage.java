package org.doubleloop.gateway.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
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
  private final ServerWebExchange exchange;

  /// Begins now.
  Passage(ServerWebExchange exchange) {
    this.exchange = exchange;
  }

  /// How long it still keeps its place, perhaps not any more. An answer that has not passed, as its
  /// caller has left or asked for its headers alone, has been made all the same: it takes as long
  /// as its length says, or the most there is.
  ///
  /// @param isRead whether the caller has waited for the end of the answer
  Duration left(Pace pace, boolean isRead) {
    boolean hasPassed = isRead && !HttpMethod.HEAD.equals(exchange.getRequest().getMethod());
    long unseen =
        hasPassed || !isGood() ? 0 : exchange.getResponse().getHeaders().getContentLength();
    var time = unseen < 0 ? pace.most() : pace.time(bytes.get() + unseen);
    return time.minusNanos(System.nanoTime() - start);
  }

  private boolean isGood() {
    var status = exchange.getResponse().getStatusCode();
    return status != null && status.is2xxSuccessful();
  }

  /// The exchange, of which the bytes are counted.
  ServerWebExchange counted() {
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
