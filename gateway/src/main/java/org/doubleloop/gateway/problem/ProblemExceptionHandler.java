package org.doubleloop.gateway.problem;

import java.io.Serial;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ProblemType;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Turns whatever nobody has answered into a problem. Nothing internal shows in it.
final class ProblemExceptionHandler implements WebExceptionHandler, Ordered {

  private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

  private final Problems problems;

  ProblemExceptionHandler(Problems problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return -2;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return brokenOff(exchange, failure);
    }
    if (UnreadableRequests.wasAnswered(exchange.getRequest())
        || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      log.debug("Nobody waits for request {}: {}", RequestIds.of(exchange), failure.toString());
      return Mono.empty();
    }
    return switch (failure) {
      case ServiceException refusal -> problems.write(exchange, refusal);
      case DataBufferLimitException _ ->
          problems.write(
              exchange, CommonProblem.PAYLOAD_TOO_LARGE, "The body is too large for this");
      case RuntimeException broken when Store.isFailure(broken) -> {
        log.warn("The gateway's store failed, request {}", RequestIds.of(exchange), failure);
        yield problems.write(
            exchange, CommonProblem.STORE_UNAVAILABLE, "The gateway's own store cannot be reached");
      }
      case ErrorResponse refusal when refusal.getStatusCode().is4xxClientError() -> {
        exchange.getResponse().getHeaders().putAll(refusal.getHeaders());
        yield problems.write(exchange, typeOf(refusal), detailOf(refusal));
      }
      default -> unexpected(exchange, failure);
    };
  }

  /// The answer has begun and cannot be completed: the connection has to break, so that nobody
  /// takes what has arrived for all of it.
  private static Mono<Void> brokenOff(ServerWebExchange exchange, Throwable failure) {
    log.warn(
        "The answer to {} broke off, request {}: {}",
        exchange.getRequest().getPath(),
        RequestIds.of(exchange),
        failure.toString());
    return Mono.error(new BrokenOff());
  }

  private Mono<Void> unexpected(ServerWebExchange exchange, Throwable failure) {
    log.error("Request {} failed", RequestIds.of(exchange), failure);
    return problems.write(exchange, CommonProblem.INTERNAL, "The gateway made a mistake");
  }

  private static ProblemType typeOf(ErrorResponse refusal) {
    return switch (refusal.getStatusCode().value()) {
      case 401 -> CommonProblem.UNAUTHORIZED;
      case 403 -> CommonProblem.FORBIDDEN;
      case 404 -> CommonProblem.NOT_FOUND;
      case 405 -> CommonProblem.METHOD_NOT_ALLOWED;
      case 406 -> CommonProblem.NOT_ACCEPTABLE;
      case 413 -> CommonProblem.PAYLOAD_TOO_LARGE;
      case 415 -> CommonProblem.UNSUPPORTED_MEDIA_TYPE;
      default -> CommonProblem.INVALID_REQUEST;
    };
  }

  private static String detailOf(ErrorResponse refusal) {
    return switch (refusal.getStatusCode().value()) {
      case 404 -> "This path leads nowhere; what there is stands in /v1/openapi.json";
      case 415 -> "The body's media type is not one that is read here";
      default -> "The request cannot be read";
    };
  }

  /// Says nothing of its cause: what reads like a client's disconnection (`Connection reset by
  /// peer`) is taken for one on the way out, and the answer completed as if it were whole.
  private static final class BrokenOff extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    BrokenOff() {
      super("An answer could not be completed", null, false, false);
    }
  }
}
