package org.doubleloop.gateway.route;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.doubleloop.gateway.problem.UnreadableRequests;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;

/// A request whose body is counted while it passes through, so that too large a one is noticed
/// without holding it, and so that the service's time begins only when it has all of it.
final class BodyCountingRequest extends ServerHttpRequestDecorator {

  private final long largest;
  private final AtomicLong size = new AtomicLong();
  private final AtomicBoolean callerFailed = new AtomicBoolean();
  private final Sinks.Empty<Void> sent = Sinks.empty();

  BodyCountingRequest(ServerHttpRequest request, long largest) {
    super(request);
    this.largest = largest;
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return super.getBody()
        .doOnError(failure -> callerFailed.set(true))
        .handle(this::count)
        .doOnComplete(this::complete);
  }

  /// A body that cannot be decoded ends as if it were whole, once the server has refused it: what
  /// came of it must not be taken for all.
  private void complete() {
    if (UnreadableRequests.wasAnswered(getDelegate())) {
      callerFailed.set(true);
      throw new IllegalStateException("The body broke off");
    }
    sent.tryEmitEmpty();
  }

  private void count(DataBuffer buffer, SynchronousSink<DataBuffer> passOn) {
    if (size.addAndGet(buffer.readableByteCount()) > largest) {
      DataBufferUtils.release(buffer);
      passOn.error(tooLarge(largest));
    } else {
      passOn.next(buffer);
    }
  }

  /// Ends when all of the body has been passed on.
  Mono<Void> sent() {
    return sent.asMono();
  }

  boolean isTooLarge() {
    return getHeaders().getContentLength() > largest || size.get() > largest;
  }

  /// Whether the body could not be read to its end: the caller's fault, or his connection's.
  boolean callerFailed() {
    return callerFailed.get();
  }

  static ServiceException tooLarge(long largest) {
    return new ServiceException(
        CommonProblem.PAYLOAD_TOO_LARGE, "A body may have up to " + largest + " bytes");
  }
}
