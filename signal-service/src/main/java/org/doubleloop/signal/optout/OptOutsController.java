package org.doubleloop.signal.optout;

import java.net.URI;
import org.doubleloop.api.signal.OptOutsApi;
import org.doubleloop.api.signal.model.NewOptOutJson;
import org.doubleloop.api.signal.model.OptOutJson;
import org.doubleloop.kit.creation.Creations;
import org.doubleloop.kit.organization.OrganizationClock;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.type.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Who is to be left alone.
@RestController
final class OptOutsController implements OptOutsApi {
  private final Creations creations;
  private final Signals signals;
  private final OptOutType type;
  private final UnitHash units;
  private final OrganizationClock clock;

  OptOutsController(
      Creations creations,
      Signals signals,
      OptOutType type,
      UnitHash units,
      OrganizationClock clock) {
    this.creations = creations;
    this.signals = signals;
    this.type = type;
    this.units = units;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<OptOutJson> createOptOut(
      NewOptOutJson newOptOut, @Nullable String idempotencyKey) {
    var creation = creations.of(newOptOut.getId(), idempotencyKey);
    var header = Header.of(creation, clock.instant());
    var stored =
        signals.create(creation, type, OptOutMapping.fromApi(header, newOptOut, null, units));
    return ResponseEntity.created(URI.create(type.path(stored))).body(OptOutMapping.toApi(stored));
  }
}
