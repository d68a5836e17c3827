package org.doubleloop.signal.thread;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.policy.Gap;
import org.doubleloop.signal.policy.KnownMetric;
import org.doubleloop.signal.thread.Verdict.Judged;
import org.jspecify.annotations.Nullable;

/// Says why something counts as it does in words that take no knowledge of the API.
final class Words {
  static final String POLICIES_UNKNOWN =
      "This service has not heard of any policy yet, so it cannot tell; ask again in a moment";

  private Words() {}

  static String of(Gap gap, Action action) {
    return switch (gap) {
      case NO_POLICY -> "It was done under no policy that it names, so it counts for none";
      case UNKNOWN_POLICY -> "There is no policy '%s'".formatted(action.policy());
      case UNKNOWN_VERSION ->
          "Policy '%s' has no version %d".formatted(action.policy(), action.version());
      case NO_OPTION -> "It does not say which option was taken";
      case UNKNOWN_OPTION ->
          "Policy '%s' has no option '%s' in the version by which it would count"
              .formatted(action.policy(), action.option());
    };
  }

  static String of(Standing.State state, Verdict verdict) {
    var worth = verdict.worth();
    return worth == null ? ofOne(state, verdict) : ofSum(state, verdict, worth);
  }

  private static String ofOne(Standing.State state, Verdict verdict) {
    var type = verdict.version().outcome();
    return switch (state) {
      case SUCCESS ->
          "'%s' came before the window ended at %s".formatted(type, verdict.windowEnds());
      case FAILURE ->
          verdict.ended() == null
              ? "The window and the grace after it were over at %s, and no '%s' had come that counts"
                  .formatted(verdict.closesAt(), type)
              : "An outcome '%s' said that nothing more will come".formatted(type);
      case PENDING ->
          "No '%s' that counts has come yet; without one before %s it counts as a failure at %s"
              .formatted(type, verdict.windowEnds(), verdict.closesAt());
      case NOT_COUNTED -> throw new IllegalArgumentException("What has a verdict counts");
    };
  }

  private static String ofSum(Standing.State state, Verdict verdict, double worth) {
    var type = verdict.version().outcome();
    var most = plain(verdict.version().cap());
    return switch (state) {
      case SUCCESS ->
          "It is worth %s of at most %s: the sum of '%s' before %s"
              .formatted(plain(worth), most, type, verdict.windowEnds());
      case FAILURE ->
          "It is worth nothing: no '%s' came before %s".formatted(type, verdict.windowEnds());
      case PENDING ->
          "It is worth %s of at most %s so far; '%s' that comes before %s is added, and at %s that is all"
              .formatted(plain(worth), most, type, verdict.windowEnds(), verdict.closesAt());
      case NOT_COUNTED -> throw new IllegalArgumentException("What has a verdict counts");
    };
  }

  private static String plain(@Nullable Double number) {
    return number == null ? "" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /// @param instead the outcome that stands for what this one speaks of
  /// @param verdict null where the action counts nowhere
  static String of(Judged judged, Outcome outcome, Outcome instead, @Nullable Verdict verdict) {
    var beside = judged.metric();
    return switch (judged.code()) {
      case SUCCESS -> "It makes the action a success";
      case FAILURE -> "It says that nothing more will come, which makes the action a failure";
      case ADDED -> "Its value is added to what the action is worth";
      case ENDED -> "It says that nothing more will come: what the action is worth now is all";
      case BESIDE -> "It counts for %s, and not for the metric".formatted(name(beside));
      case UNDECIDED ->
          "It says that it has not happened, and not that it will not: the window decides";
      case DECIDED_ALREADY -> "Another outcome has decided already: an action counts once";
      case AFTER_WINDOW ->
          beside == null
              ? "It happened after the window had ended%s"
                  .formatted(verdict == null ? "" : " at " + verdict.windowEnds())
              : "It happened after the window of %s had ended".formatted(name(beside));
      case OTHER_TYPE ->
          "The policy counts %s, not '%s'"
              .formatted(verdict == null ? "another type" : types(verdict), outcome.type());
      case WEAK ->
          beside == null
              ? "It is not certain, and the policy does not count such"
              : "It is not certain, and %s does not count such".formatted(name(beside));
      case CORRECTED -> "Outcome %s takes its place".formatted(instead.header().id());
      case RETRACTED -> "Outcome %s takes it back".formatted(instead.header().id());
      case RETRACTION ->
          "It takes outcome %s back, and says nothing more".formatted(outcome.corrects());
      case NOT_CONNECTED -> "It is about to be taken in; ask again in a moment";
      case ACTION_NOT_COUNTED -> "Its action counts nowhere";
    };
  }

  private static String name(@Nullable KnownMetric metric) {
    if (metric == null) {
      return "something else";
    }
    return switch (metric.role()) {
      case METRIC -> "the metric";
      case WATCH -> "the watched '%s'".formatted(metric.id());
      case LEADING -> "the leading indicator '%s'".formatted(metric.id());
    };
  }

  private static String types(Verdict verdict) {
    return verdict
        .version()
        .metrics()
        .map(KnownMetric::outcome)
        .distinct()
        .map("'%s'"::formatted)
        .collect(Collectors.joining(", "));
  }
}
