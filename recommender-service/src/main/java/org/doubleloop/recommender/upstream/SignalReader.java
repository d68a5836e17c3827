package org.doubleloop.recommender.upstream;

import static org.doubleloop.recommender.ruledraft.RuleDraftProblem.SIGNALS_UNAVAILABLE;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.doubleloop.client.signal.SignalsApi;
import org.doubleloop.client.signal.http.ApiClient;
import org.doubleloop.client.signal.model.SignalJson;
import org.doubleloop.client.signal.model.SignalKindJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.access.TokenUnavailableException;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.provenance.SignalMarks;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.CapturedSignals;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.Outcome;
import org.doubleloop.recommender.upstream.ProposalPreviewer.Named;
import org.doubleloop.recommender.upstream.ProposalPreviewer.NamedSignals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks the signal-service for single signals, with the token that the caller has shown, so that
/// nobody sees more here than there. When half of the last calls failed it is left alone for some
/// seconds.
final class SignalReader implements CapturedSignals {
  private static final Logger log = LoggerFactory.getLogger(SignalReader.class);

  /// An id that its paths cannot have is none of a signal.
  private static final Set<Integer> UNKNOWN = Set.of(400, 404);

  /// In a path these are no names.
  private static final Pattern NO_NAME = Pattern.compile("\\.{1,2}");

  private static final int WINDOW = 20;
  private static final int JUDGED_FROM = 5;
  private static final Duration REST = Duration.ofSeconds(5);

  private final RestClient client;
  private final String base;
  private final CircuitBreaker circuit;

  /// @param client shows no token of its own
  SignalReader(RestClient client, String base, Clock clock) {
    this.client = client;
    this.base = base;
    this.circuit =
        CircuitBreaker.of(
            "signals",
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(JUDGED_FROM)
                .failureRateThreshold(50)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(1)
                .ignoreExceptions(HttpClientErrorException.class)
                .writableStackTraceEnabled(false)
                .build());
  }

  @Override
  public Optional<Action> action(String id) {
    return signal(id, SignalKindJson.ACTION).map(Action.class::cast);
  }

  @Override
  public Optional<Edit> edit(String id) {
    return signal(id, SignalKindJson.EDIT).map(Edit.class::cast);
  }

  private Optional<FeedItem> signal(String id, SignalKindJson kind) {
    var token = Callers.token();
    var shown = client.mutate().defaultHeaders(headers -> headers.setBearerAuth(token)).build();
    var api = new SignalsApi(new ApiClient(shown).setBasePath(base));
    try {
      return SignalMapping.fromApi(circuit.executeSupplier(() -> api.getSignal(id, kind)));
    } catch (HttpClientErrorException e) {
      if (UNKNOWN.contains(e.getStatusCode().value())) {
        return Optional.empty();
      }
      throw unavailable("refused to say: " + e.getStatusCode().value());
    } catch (CallNotPermittedException e) {
      throw unavailable("has not answered lately, and is left alone for a moment");
    } catch (RestClientException e) {
      log.debug("A signal cannot be read", e);
      throw unavailable("did not answer");
    }
  }

  /// What the names name, and what there is to know of it. Where that cannot be found out nothing
  /// is said of any.
  ///
  /// @param service the signal-service, for an organization
  static NamedSignals named(Function<String, SignalsApi> service, Named named) {
    if (named.ids().isEmpty()) {
      return NamedSignals.NONE;
    }
    var unknown = new ArrayList<String>();
    var found = new ArrayList<FeedItem>();
    try {
      var api = service.apply(named.organization());
      for (String id : named.ids()) {
        captured(api, id, null)
            .ifPresentOrElse(
                signal -> SignalMapping.fromApi(signal).ifPresent(found::add),
                () -> unknown.add(id));
      }
      return new NamedSignals(unknown, SignalMarks.of(found, actions(api, found)));
    } catch (TokenUnavailableException | RestClientException e) {
      log.warn("What the evidence of a proposal names cannot be looked up: {}", e.getMessage());
      return NamedSignals.NONE;
    }
  }

  /// The actions of the outcomes among signals, whether they are among them or not.
  private static List<Action> actions(SignalsApi api, List<FeedItem> signals) {
    return FeedItem.only(Outcome.class, signals).stream()
        .map(Outcome::action)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(id -> captured(api, id, SignalKindJson.ACTION).stream())
        .flatMap(signal -> SignalMapping.fromApi(signal).stream())
        .map(Action.class::cast)
        .toList();
  }

  private static Optional<SignalJson> captured(
      SignalsApi api, String id, @Nullable SignalKindJson kind) {
    if (NO_NAME.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(api.getSignal(id, kind));
    } catch (HttpClientErrorException e) {
      if (UNKNOWN.contains(e.getStatusCode().value())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static ServiceException unavailable(String why) {
    return new ServiceException(
        SIGNALS_UNAVAILABLE, "The signal-service " + why + "; try again, nothing was stored here");
  }
}
