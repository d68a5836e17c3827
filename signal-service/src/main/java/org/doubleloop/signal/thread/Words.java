package org.doubleloop.signal.thread;

import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.outcome.Outcome;
import org.doubleloop.signal.policy.Gap;
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
    var type = verdict.version().outcome();
    return switch (state) {
      case SUCCESS ->
          "'%s' came before the window ended at %s".formatted(type, verdict.windowEnds());
      case FAILURE ->
          verdict.failure() == null
              ? "The window and the grace after it were over at %s, and no '%s' had come that counts"
                  .formatted(verdict.closesAt(), type)
              : "An outcome '%s' said that nothing more will come".formatted(type);
      case PENDING ->
          "No '%s' that counts has come yet; without one before %s it counts as a failure at %s"
              .formatted(type, verdict.windowEnds(), verdict.closesAt());
      case NOT_COUNTED -> throw new IllegalArgumentException("What has a verdict counts");
    };
  }

  /// @param instead the outcome that stands for what this one speaks of
  /// @param verdict null where the action counts nowhere
  static String of(OutcomeCode code, Outcome outcome, Outcome instead, @Nullable Verdict verdict) {
    return switch (code) {
      case SUCCESS -> "It makes the action a success";
      case FAILURE -> "It says that nothing more will come, which makes the action a failure";
      case UNDECIDED ->
          "It says that it has not happened, and not that it will not: the window decides";
      case DECIDED_ALREADY -> "Another outcome has decided already: an action counts once";
      case AFTER_WINDOW ->
          "It happened after the window had ended%s"
              .formatted(verdict == null ? "" : " at " + verdict.windowEnds());
      case OTHER_TYPE ->
          "The policy counts %s, not '%s'"
              .formatted(
                  verdict == null ? "another type" : "'" + verdict.version().outcome() + "'",
                  outcome.type());
      case WEAK -> "It is not certain, and the policy does not count such";
      case CORRECTED -> "Outcome %s takes its place".formatted(instead.header().id());
      case RETRACTED -> "Outcome %s takes it back".formatted(instead.header().id());
      case RETRACTION ->
          "It takes outcome %s back, and says nothing more".formatted(outcome.corrects());
      case NOT_CONNECTED -> "It is about to be taken in; ask again in a moment";
      case ACTION_NOT_COUNTED -> "Its action counts nowhere";
    };
  }
}
