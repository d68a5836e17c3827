package org.doubleloop.gateway.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.doubleloop.gateway.problem.GatewayProblem;
import org.doubleloop.gateway.problem.Problems;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/// Lets a request on to a service when there is a place for it, which it keeps until its answer has
/// been read, and as long as its bytes take at the place's pace.
///
/// A service does not hear that a caller has left: it goes on, so his place is kept until it has
/// done. Else who asks for much and leaves at once would have it work on any number of requests.
public final class PlaceFilter implements GatewayFilter {

  private static final String WORK = PlaceFilter.class.getName() + ".work";

  private final String service;
  private final Places places;
  private final Pace pace;
  private final Duration patience;
  private final Duration answer;
  private final Problems problems;

  /// @param service its name in messages
  PlaceFilter(
      String service, Places places, Pace pace, LimitProperties properties, Problems problems) {
    this.service = service;
    this.places = places;
    this.pace = pace;
    this.patience = properties.patience();
    this.answer = properties.answer();
    this.problems = problems;
  }

  /// Lets what a service does for a request end although nobody waits for it any more.
  ///
  /// @param work ends when the answer begins
  /// @param unwanted is run when that is the case and the caller has left
  public static Mono<Void> keepUntil(
      ServerWebExchange exchange, Mono<Void> work, Runnable unwanted) {
    var kept = work.cache();
    exchange.getAttributes().put(WORK, kept);
    return kept.doOnCancel(() -> kept.onErrorComplete().subscribe(null, null, unwanted));
  }

  private static Mono<Void> done(ServerWebExchange exchange) {
    Mono<Void> work = exchange.getAttributeOrDefault(WORK, Mono.empty());
    return work.onErrorComplete();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return Mono.usingWhen(
            Caller.of(exchange)
                .flatMap(this::place)
                .map(place -> new Held(place, new Passage(exchange))),
            held -> chain.filter(held.passage().counted()).timeout(answer),
            held -> giveBack(held, true),
            (held, _) -> giveBack(held, true),
            held -> done(exchange).then(giveBack(held, false)))
        .onErrorResume(
            ServiceException.class,
            refusal -> {
              Problems.retryAfter(exchange, patience);
              return problems.write(exchange, refusal);
            });
  }

  private record Held(Places.Place place, Passage passage) {}

  /// At once or later; nobody waits for it.
  private Mono<Void> giveBack(Held held, boolean isRead) {
    return Mono.fromRunnable(() -> {
      var place = held.place();
      var left = held.passage().left(pace, isRead);
      if (left.isPositive()) {
        place.rest();
        Schedulers.parallel().schedule(place::giveBack, left.toNanos(), TimeUnit.NANOSECONDS);
      } else {
        place.giveBack();
      }
    });
  }

  /// Goes on on another thread than that of whoever gives a place back, who may be the next in a
  /// long row.
  private Mono<Places.Place> place(Caller caller) {
    return Mono.create(sink ->
        await(
            places.ask(caller, taken -> Schedulers.parallel().schedule(() -> sink.success(taken))),
            sink));
  }

  private void await(Places.Place place, MonoSink<Places.Place> sink) {
    sink.onCancel(place::giveBack);
    if (!place.isWaiting()) {
      return;
    }
    var end =
        Schedulers.parallel()
            .schedule(
                () -> {
                  if (place.giveUp()) {
                    sink.error(refusal());
                  }
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    var look =
        Schedulers.parallel()
            .schedule(places::look, places.longWait().toMillis(), TimeUnit.MILLISECONDS);
    sink.onDispose(Disposables.composite(end, look));
  }

  private ServiceException refusal() {
    return places.areTaken()
        ? new ServiceException(
            GatewayProblem.SERVICE_BUSY,
            "The %s service has all that it can take; nothing was sent to it".formatted(service))
        : new ServiceException(
            GatewayProblem.TOO_MANY_REQUESTS,
            ("This key, or its organization, has as many requests at the %s service as it may have"
                    + " at a time, or as many bytes; nothing more was sent to it. Send fewer at a"
                    + " time")
                .formatted(service));
  }
}
