package org.doubleloop.recommender.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.doubleloop.recommender.ratio.SampleRatio;
import org.doubleloop.recommender.week.Delays;

/// Says in plain words what the numbers mean.
final class Words {
  private Words() {}

  /// The most important first.
  static List<String> of(Quality quality) {
    var words = new ArrayList<String>();
    if (quality.acted().verdict() == SampleRatio.Verdict.MISMATCH) {
      words.add(acted(quality.acted()));
    }
    if (quality.assigned().verdict() == SampleRatio.Verdict.MISMATCH) {
      words.add(assigned(quality.assigned()));
    }
    if (!quality.complete()) {
      words.add(
          "So many different names were used on a day that not all of them are counted here: the"
              + " numbers are too small");
    }
    quality.actions().notCounted().forEach(each -> words.add(of("actions", each)));
    quality.outcomes().notCounted().forEach(each -> words.add(of("outcomes", each)));
    quality.outcomes().beside().forEach(each -> words.add(of(each)));
    quality.organization().notCounted().forEach(each -> words.add(of("actions", each)));
    orphans(words, quality.organization());
    var actions = quality.actions();
    words.add(
        "Of %,d actions of the last seven days %,d are decided and %,d wait for their outcome or the end of their window"
            .formatted(actions.total(), actions.counted(), actions.pending()));
    words.add(
        "%,d actions have no outcome of any type yet; for those that count that is a failure once their windows are over"
            .formatted(actions.withoutOutcome()));
    late(words, quality.capturedAfter());
    return List.copyOf(words);
  }

  static String of(String what, Uncounted each) {
    return "%,d %s count nowhere: %s"
        .formatted(
            each.number(),
            what,
            switch (each.reason()) {
              case NO_POLICY -> "they name no policy";
              case UNKNOWN_POLICY -> "there is no policy '%s'".formatted(each.said());
              case UNKNOWN_VERSION -> "the policy has no version %s".formatted(each.said());
              case NO_OPTION -> "they do not say which option was taken";
              case UNKNOWN_OPTION -> "the policy has no option '%s'".formatted(each.said());
              case OTHER_TYPE ->
                  "they are of the type '%s', which is none that the policy counts"
                      .formatted(each.said());
              case WEAK -> "they are not certain, and the policy counts only what is";
              case AFTER_WINDOW -> "they happened after the window had ended";
            });
  }

  static String of(Quality.Beside each) {
    return "%,d outcomes count for %s '%s', and not for the metric"
        .formatted(
            each.number(),
            switch (each.role()) {
              case METRIC -> "the metric";
              case WATCH -> "the watched";
              case LEADING -> "the leading indicator";
            },
            each.id());
  }

  static String acted(SampleRatio ratio) {
    return switch (ratio.verdict()) {
      case MISMATCH ->
          "Of what was drawn by chance and acted upon, %s. Usually a tool does not report the"
                  .formatted(missing(ratio))
              + " actions of one option, or people pass over an option that they do not like: until"
              + " that is found, do not compare the options by these numbers";
      case NOT_ENOUGH_EVIDENCE ->
          "Too little was drawn by chance and acted upon to tell whether some of it is lost";
      case AS_DECLARED ->
          "What was drawn by chance and acted upon is found in the shares that were declared";
    };
  }

  static String assigned(SampleRatio ratio) {
    return switch (ratio.verdict()) {
      case MISMATCH ->
          "Of what was drawn by chance, %s. Usually suggestions were lost or counted twice, as after"
                  .formatted(missing(ratio))
              + " data was copied or deleted by hand";
      case NOT_ENOUGH_EVIDENCE ->
          "Too little was drawn by chance to tell whether it was drawn as declared";
      case AS_DECLARED -> "What was drawn by chance is found in the shares that were declared";
    };
  }

  /// The option of which most is missing.
  private static String missing(SampleRatio ratio) {
    return ratio.options().entrySet().stream()
        .max(Comparator.comparingDouble(each -> -each.getValue().difference()))
        .map(each ->
            "'%s' is found %,d times where %,.0f were to be expected"
                .formatted(
                    each.getKey(), each.getValue().observed(), each.getValue().expectedNumber()))
        .orElse("nothing is found");
  }

  private static void orphans(List<String> words, Quality.Organization organization) {
    if (organization.withoutAction() > 0) {
      words.add(
          "%s%,d of %,d outcomes of the whole organization belong to no action, and count nowhere (GET /v1/orphans lists them)"
              .formatted(
                  organization.estimated() ? "About " : "",
                  organization.withoutAction(),
                  organization.outcomes()));
    }
  }

  private static void late(List<String> words, Delays delays) {
    delays
        .quantile(0.9)
        .ifPresent(nine ->
            words.add(
                "Nine of ten outcomes are known here within %s after they happened"
                    .formatted(plain(nine))));
  }

  private static String plain(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() == 1 ? "a day" : time.toDays() + " days";
    }
    if (time.toHours() > 0) {
      return time.toHours() == 1 ? "an hour" : time.toHours() + " hours";
    }
    return time.toMinutes() == 1 ? "a minute" : time.toMinutes() + " minutes";
  }
}
