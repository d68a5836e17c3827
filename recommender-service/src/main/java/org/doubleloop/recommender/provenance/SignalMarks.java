package org.doubleloop.recommender.provenance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.provenance.Mark.Kind;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.signal.Outcome;
import org.doubleloop.recommender.signal.Poster;
import org.jspecify.annotations.Nullable;

/// Says what there is to know of where single signals came from, which somebody names as evidence.
public final class SignalMarks {
  /// Fewer are looked at sooner than a sentence on them is read.
  private static final long LEAST = 5;

  private static final long PART = 10;
  private static final int MOST = 20;

  private SignalMarks() {}

  private record Posted(@Nullable Poster by, Instant minute) {}

  /// Of what is not among these nothing is said.
  ///
  /// @param actions those of the outcomes that could be found
  public static List<Mark> of(List<FeedItem> signals, List<Action> actions) {
    var acted = FeedItem.only(Action.class, signals);
    var outcomes = FeedItem.only(Outcome.class, signals);
    return Stream.of(
            bursts(
                Kind.ACTIONS_IN_A_BURST,
                acted.stream().map(each -> posted(each.postedBy(), each.recordedAt())).toList()),
            bursts(
                Kind.OUTCOMES_IN_A_BURST,
                outcomes.stream().map(each -> posted(each.postedBy(), each.recordedAt())).toList()),
            unsuggested(outcomes, actions))
        .flatMap(each -> each)
        .limit(MOST)
        .toList();
  }

  private static boolean isMuch(long number, long of) {
    return number >= LEAST && number * PART >= of;
  }

  private static Posted posted(@Nullable Poster by, Instant at) {
    return new Posted(by, at.truncatedTo(ChronoUnit.MINUTES));
  }

  /// The largest first.
  private static Stream<Mark> bursts(Kind kind, List<Posted> all) {
    return all.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(burst -> isMuch(burst.getValue(), all.size()))
        .sorted(
            Map.Entry.<Posted, Long>comparingByValue()
                .reversed()
                .thenComparing(burst -> burst.getKey().minute()))
        .map(burst -> burst(kind, burst.getKey(), burst.getValue(), all.size()));
  }

  private static Mark burst(Kind kind, Posted posted, long number, long of) {
    var by = posted.by();
    var message =
        "%d of the %d %s that the evidence names were captured within one minute (%s)%s: an import, or one caller"
            .formatted(
                number,
                of,
                kind == Kind.ACTIONS_IN_A_BURST ? "actions" : "outcomes",
                posted.minute(),
                by == null ? "" : " with the key %s of %s".formatted(by.key(), by.principal()));
    return new Mark(kind, null, number, of, posted.minute(), by, message);
  }

  private static Stream<Mark> unsuggested(List<Outcome> outcomes, List<Action> actions) {
    var suggested =
        actions.stream()
            .collect(Collectors.toMap(Action::id, action -> action.suggestion() != null));
    var known =
        outcomes.stream()
            .map(Outcome::action)
            .filter(action -> action != null && suggested.containsKey(action))
            .toList();
    long number = known.stream().filter(action -> !suggested.getOrDefault(action, true)).count();
    return isMuch(number, known.size())
        ? Stream.of(
            new Mark(
                Kind.OUTCOMES_WITHOUT_SUGGESTION,
                null,
                number,
                known.size(),
                null,
                null,
                "%d of the %d outcomes that the evidence names belong to actions that name no suggestion"
                    .formatted(number, known.size())))
        : Stream.empty();
  }
}
