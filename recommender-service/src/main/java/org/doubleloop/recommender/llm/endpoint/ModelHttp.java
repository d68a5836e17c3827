package org.doubleloop.recommender.llm.endpoint;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.doubleloop.recommender.asking.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP under the model's client. The one that comes with the library limits the wait for an
/// answer's head but not for its body, nor the body's size, and does not tell `Retry-After`; this
/// one ends the exchange, and closes its connection, when the [Deadline] in force has come.
final class ModelHttp implements HttpClient, AutoCloseable {

  /// In force while a call is made.
  static final ScopedValue<Deadline> DEADLINE = ScopedValue.newInstance();

  private static final long LARGEST = 1 << 20;
  private static final Logger log = LoggerFactory.getLogger(ModelHttp.class);

  private final java.net.http.HttpClient http;
  private final String provider;
  private final RetryBackoff backoff;

  /// So that what stays as it is, is logged once.
  private final AtomicInteger lastRefusal = new AtomicInteger();

  ModelHttp(String provider, Duration connectTimeout, RetryBackoff backoff) {
    this.provider = provider;
    // HTTP/1.1, as endpoints behind plain HTTP are known to stumble over an upgrade; no redirects,
    // as the key would go with them.
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
    this.backoff = backoff;
  }

  /// @throws CallFailedException when there is no answer with a status of 2xx in time
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    var deadline = DEADLINE.get();
    var begun = new AtomicBoolean();
    var exchange = send(request, deadline, begun);
    try {
      return answer(exchange.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS), deadline);
    } catch (TimeoutException late) {
      throw timedOut();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof HttpTimeoutException) {
        throw timedOut();
      }
      // What breaks off in the middle of an answer was worked on, and paid for, already.
      var again = begun.get() ? null : backoff.before(deadline, null).orElse(null);
      throw new CallFailedException(Reason.FAILED, true, again);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CallFailedException(Reason.FAILED, false, null);
    } finally {
      exchange.cancel(true);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("Nothing is streamed");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /// This client, for a library that insists on building it; its time limits are not heeded.
  HttpClientBuilder asBuilder() {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return Duration.ZERO;
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return Duration.ZERO;
      }

      @Override
      public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
      }

      @Override
      public HttpClient build() {
        return ModelHttp.this;
      }
    };
  }

  private CompletableFuture<HttpResponse<byte[]>> send(
      HttpRequest request, Deadline deadline, AtomicBoolean begun) {
    if (deadline.left().isZero()) {
      throw timedOut();
    }
    var builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .timeout(deadline.left())
            .method(request.method().name(), BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, all) -> all.forEach(value -> builder.header(name, value)));
    return http.sendAsync(
        builder.build(),
        head -> {
          begun.set(true);
          return BodySubscribers.limiting(BodySubscribers.ofByteArray(), LARGEST);
        });
  }

  private SuccessfulHttpResponse answer(HttpResponse<byte[]> response, Deadline deadline) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      lastRefusal.set(0);
      return SuccessfulHttpResponse.builder()
          .statusCode(status)
          .headers(response.headers().map())
          .body(response.body())
          .build();
    }
    var retryAfter = response.headers().firstValue("Retry-After").orElse(null);
    if (status == 429) {
      throw refused(Reason.REFUSED, deadline, retryAfter);
    }
    if (status >= 500) {
      throw refused(Reason.FAILED, deadline, retryAfter);
    }
    if (lastRefusal.getAndSet(status) != status) {
      log.warn("The model's endpoint of {} answers {}", provider, status);
    }
    throw new CallFailedException(status >= 400 ? Reason.REFUSED : Reason.FAILED, false, null);
  }

  private CallFailedException refused(
      Reason reason, Deadline deadline, @Nullable String retryAfter) {
    return new CallFailedException(reason, true, backoff.before(deadline, retryAfter).orElse(null));
  }

  private static CallFailedException timedOut() {
    return new CallFailedException(Reason.TIMED_OUT, true, null);
  }
}
