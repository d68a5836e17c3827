package org.doubleloop.signal.feed;

import java.util.Map;
import org.doubleloop.api.signal.SignalsApi;
import org.doubleloop.api.signal.model.SignalJson;
import org.doubleloop.api.signal.model.SignalKindJson;
import org.doubleloop.api.signal.model.SignalPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// What was captured, of any kind.
@RestController
final class SignalsController implements SignalsApi {
  private final SignalLists signals;
  private final PageCursors cursors;

  SignalsController(SignalLists signals, PageCursors cursors) {
    this.signals = signals;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<SignalJson> getSignal(String id, @Nullable SignalKindJson kind) {
    return signals
        .find(Callers.current().organization(), name(kind), id)
        .map(SignalMapping::toApi)
        .map(ResponseEntity::ok)
        .orElseThrow(
            () -> new ServiceException(CommonProblem.NOT_FOUND, "There is no signal " + id));
  }

  @Override
  public ResponseEntity<SignalPageJson> listSignals(
      @Nullable SignalKindJson kind, @Nullable String cursor, Integer limit) {
    var organization = Callers.current().organization();
    var listing =
        Listing.of(organization, "signals", kind == null ? Map.of() : Map.of("kind", kind.name()));
    var found =
        signals.newest(
            organization,
            name(kind),
            cursors.position(listing, cursor).orElse(null),
            Listing.limit(limit));
    var page = new SignalPageJson(found.items().stream().map(SignalMapping::toApi).toList());
    page.setNext(found.next() == null ? null : cursors.next(listing, found.next()));
    return ResponseEntity.ok(page);
  }

  private static @Nullable String name(@Nullable SignalKindJson kind) {
    return kind == null ? null : kind.name();
  }
}
