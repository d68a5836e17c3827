package org.doubleloop.recommender.cited;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How much of what a model has added was let through, and why the rest was dropped.
@Component
public final class Additions {
  private final MeterRegistry registry;

  Additions(MeterRegistry registry) {
    this.registry = registry;
  }

  /// What a model can add.
  public enum Kind {
    /// Of a pattern.
    NAME,
    /// That an option comes first at a place.
    RULE,
    /// That people want texts so.
    GUIDANCE
  }

  /// @param flaw nothing: it has passed
  public void count(Kind kind, Optional<Flaw> flaw) {
    registry
        .counter(
            "doubleloop.model.additions",
            "kind",
            kind.name(),
            "outcome",
            flaw.map(Flaw::name).orElse("PASSED"))
        .increment();
  }
}
