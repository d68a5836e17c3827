package org.doubleloop.recommender.fold;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.function.ToLongFunction;

/// How many suggestions were folded, and of how many which word is the last: over all
/// organizations, as each sees its own with the feedback.
public final class AgreementMeters implements MeterBinder {

  private static final Map<Reaction, ToLongFunction<Tally>> STATES =
      Map.of(
          Reaction.SHOWN, Tally::shown,
          Reaction.FOLLOWED, Tally::followed,
          Reaction.CHANGED, Tally::changed,
          Reaction.IGNORED, Tally::ignored,
          Reaction.NOT_SHOWN, Tally::notShown);

  private final Agreement agreement;

  public AgreementMeters(Agreement agreement) {
    this.agreement = agreement;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("doubleloop.suggestions", agreement, each -> each.total().suggested())
        .description("Suggestions of an option")
        .register(registry);
    STATES.forEach((reaction, count) ->
        Gauge.builder(
                "doubleloop.suggestions.feedback",
                agreement,
                each -> count.applyAsLong(each.total()))
            .tag("state", reaction.name())
            .description("Suggestions of an option, by the last word on them")
            .register(registry));
  }
}
