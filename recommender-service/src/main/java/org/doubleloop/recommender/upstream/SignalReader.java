package org.doubleloop.recommender.upstream;

import static org.doubleloop.recommender.ruledraft.RuleDraftProblem.SIGNALS_UNAVAILABLE;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.doubleloop.client.signal.SignalsApi;
import org.doubleloop.client.signal.http.ApiClient;
import org.doubleloop.client.signal.model.SignalKindJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.access.TokenUnavailableException;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.CapturedSignals;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.upstream.ProposalPreviewer.Named;
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

  /// Which names name nothing. Where that cannot be found out it is not said of any.
  ///
  /// @param service the signal-service, for an organization
  static Named unknown(Function<String, SignalsApi> service, Named named) {
    var unknown = new ArrayList<String>();
    try {
      var api = named.ids().isEmpty() ? null : service.apply(named.organization());
      for (String id : named.ids()) {
        if (api != null && !isKnown(api, id)) {
          unknown.add(id);
        }
      }
      return new Named(named.organization(), unknown);
    } catch (TokenUnavailableException | RestClientException e) {
      log.warn("What the evidence of a proposal names cannot be looked up: {}", e.getMessage());
      return new Named(named.organization(), List.of());
    }
  }

  private static boolean isKnown(SignalsApi api, String id) {
    if (NO_NAME.matcher(id).matches()) {
      return false;
    }
    try {
      api.getSignal(id, null);
      return true;
    } catch (HttpClientErrorException e) {
      if (UNKNOWN.contains(e.getStatusCode().value())) {
        return false;
      }
      throw e;
    }
  }

  private static ServiceException unavailable(String why) {
    return new ServiceException(
        SIGNALS_UNAVAILABLE, "The signal-service " + why + "; try again, nothing was stored here");
  }
}
