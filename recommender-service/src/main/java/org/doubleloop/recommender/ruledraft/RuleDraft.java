package org.doubleloop.recommender.ruledraft;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Option;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// A rule that may be proposed, and what it rests on, in words that may be changed before it is.
///
/// @param base the newest version
/// @param id that no rule of it has
/// @param before the rule that it has to stand before to have a say there
/// @param compared null where nothing is counted by its condition
record RuleDraft(
    PolicyVersion base,
    String id,
    Option option,
    Precedent precedent,
    Where where,
    @Nullable String before,
    @Nullable Contrast compared,
    List<Note> notes) {

  /// Characters that the contract leaves to the label of a count.
  private static final int LONGEST_LABEL = 256;

  /// What is counted, in the words of the contract.
  record Count(String label, long trials, long successes) {
    Count {
      label = Characters.shorten(label, LONGEST_LABEL);
    }
  }

  RuleDraft {
    notes = List.copyOf(notes);
  }

  private Optional<Contrast> contrast() {
    return Optional.ofNullable(compared);
  }

  /// Why it is a rule, for whoever is told to follow it.
  String reason() {
    var title = option.title() == null ? option.id() : option.title();
    var what = precedent.source() == Precedent.Source.SUGGESTION ? "suggested" : "done";
    return "%s first %s, as it was %s in %s."
        .formatted(title, where.words(), what, precedent.name());
  }

  /// For whoever decides on it.
  String rationale() {
    return reason() + " " + statement();
  }

  /// What it rests on.
  String statement() {
    var from = "Made from %s.".formatted(precedent.name());
    return contrast()
        .map(each -> from + " " + counted(each))
        .orElse(from + " What came of actions is not counted by this condition.");
  }

  private String counted(Contrast counted) {
    var ours = counted.option();
    var others = counted.others();
    if (ours.known() + others.known() == 0) {
      return "Actions there: %,d; of none is it known yet what it came to."
          .formatted(ours.pending() + others.pending());
    }
    return ("By %s %s %s; by the other options there %s. Not known yet: %,d and %,d more."
            + " This is an association: who got which option was chosen, and not by chance"
            + " alone.")
        .formatted(
            option.id(), where.words(), came(ours), came(others), ours.pending(), others.pending());
  }

  private String came(Trials trials) {
    var metric = base.metric();
    if (trials.known() == 0) {
      return "nothing is known";
    }
    var came =
        metric.cap() == null
            ? "%,d of %,d actions led to".formatted(successes(trials), trials.known())
            : String.format(
                Locale.ROOT,
                "%,d actions were worth %.4g each of",
                trials.known(),
                metric.worth(Contrast.mean(trials)));
    return "%s `%s` within %s".formatted(came, metric.outcome(), within(metric));
  }

  private static String within(Metric metric) {
    var length = metric.window().length();
    return length.equals(Duration.ofDays(length.toDays()))
        ? length.toDays() == 1 ? "a day" : length.toDays() + " days"
        : length.toString();
  }

  private static long successes(Trials trials) {
    return Math.round(Trials.worth(trials.sum()));
  }

  /// Successes and trials, where the metric has such, and anything is known.
  List<Count> counts() {
    return contrast()
        .filter(_ -> base.metric().cap() == null)
        .filter(each -> each.option().known() + each.others().known() > 0)
        .map(each ->
            List.of(count(option.id(), each.option()), count("the other options", each.others())))
        .orElse(List.of());
  }

  private Count count(String what, Trials trials) {
    return new Count(what + " " + where.words(), trials.known(), successes(trials));
  }
}
