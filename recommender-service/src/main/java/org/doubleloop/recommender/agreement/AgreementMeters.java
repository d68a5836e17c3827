package org.doubleloop.recommender.agreement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.doubleloop.recommender.feed.FeedbackState;

/// How many suggestions were folded, and of how many which word is the last: over all
/// organizations, as each sees its own with the feedback.
public final class AgreementMeters implements MeterBinder {

  private static final Map<FeedbackState, ToLongFunction<FeedbackCounts>> STATES =
      Map.of(
          FeedbackState.SHOWN, FeedbackCounts::shown,
          FeedbackState.FOLLOWED, FeedbackCounts::followed,
          FeedbackState.CHANGED, FeedbackCounts::changed,
          FeedbackState.IGNORED, FeedbackCounts::ignored,
          FeedbackState.NOT_SHOWN, FeedbackCounts::notShown);

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
