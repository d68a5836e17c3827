package org.doubleloop.signal.feed;

import java.time.Instant;
import org.doubleloop.api.signal.SignalsApi;
import org.doubleloop.api.signal.model.SignalJson;
import org.doubleloop.api.signal.model.SignalKindJson;
import org.doubleloop.api.signal.model.SignalPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Sought;
import org.doubleloop.signal.type.NewSignal;
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
      @Nullable SignalKindJson kind,
      @Nullable String type,
      @Nullable String action,
      @Nullable String subject,
      @Nullable String policy,
      @Nullable Integer version,
      @Nullable String option,
      @Nullable String source,
      @Nullable String poster,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String cursor,
      Integer limit) {
    var organization = Callers.current().organization();
    var sought =
        Sought.captured(from, until)
            .with("kind", name(kind))
            .with("type", type)
            .with("of", action == null ? null : NewSignal.actionKey(organization, action))
            .with("subject", subject)
            .with("policy", policy)
            .with("version", version)
            .with("option", option)
            .with("source", source)
            .with(Signals.POSTED_BY, poster);
    var listing = Listing.of(organization, "signals", sought.asked());
    var found =
        signals.newest(
            organization,
            sought,
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
