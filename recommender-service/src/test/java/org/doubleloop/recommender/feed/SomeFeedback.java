package org.doubleloop.recommender.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.policy.SomePolicy;
import org.jspecify.annotations.Nullable;

/// Suggestions and feedback for tests, under [SomePolicy].
public final class SomeFeedback {

  private static final FeedbackState[] STATES = FeedbackState.values();

  private SomeFeedback() {}

  public static SuggestionMade made(int version, @Nullable String option) {
    return new SuggestionMade(
        SomePolicy.KEY,
        version,
        "some-suggestion",
        UnitKind.SUBJECT,
        "some-unit",
        Map.of(),
        null,
        option,
        SomePolicy.OPTIONS,
        List.of(),
        null,
        null,
        SomePolicy.START);
  }

  /// @param stood the last word before it; null where this is the first
  public static FeedbackGiven given(
      int version, @Nullable String suggested, FeedbackState said, @Nullable FeedbackState stood) {
    return new FeedbackGiven(
        SomePolicy.KEY,
        version,
        "some-feedback",
        "some-suggestion",
        1,
        suggested,
        said,
        said,
        stood,
        null,
        null,
        "rep",
        SomePolicy.START,
        SomePolicy.START);
  }

  /// Of both, about several versions and options.
  public static List<FeedItem> some(int size, Random random) {
    var items = new ArrayList<FeedItem>();
    for (int i = 0; i < size; i++) {
      int version = 1 + random.nextInt(2);
      var option = SomePolicy.OPTIONS.get(random.nextInt(SomePolicy.OPTIONS.size()));
      items.add(
          random.nextBoolean()
              ? made(version, option)
              : given(
                  version,
                  option,
                  STATES[random.nextInt(STATES.length)],
                  random.nextBoolean() ? null : STATES[random.nextInt(STATES.length)]));
    }
    return items;
  }
}
