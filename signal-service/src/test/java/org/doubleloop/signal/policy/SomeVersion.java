package org.doubleloop.signal.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.unit.UnitKind;

/// Versions of the policy `outreach`, which has the option `short` and counts replies.
public final class SomeVersion {
  private SomeVersion() {}

  public static KnownVersion of(
      String organization, int version, Instant effectiveFrom, Duration window) {
    return of(organization, version, effectiveFrom, window, List.of());
  }

  /// The same, which counts more beside it.
  public static KnownVersion of(
      String organization,
      int version,
      Instant effectiveFrom,
      Duration window,
      List<KnownMetric> beside) {
    return new KnownVersion(
        organization,
        "outreach",
        version,
        effectiveFrom,
        "replied",
        window,
        UnitKind.SUBJECT,
        Duration.ZERO,
        false,
        null,
        beside,
        Set.of("short"),
        List.of());
  }
}
