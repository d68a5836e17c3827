package org.doubleloop.policy.learnability;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.policy.content.Metric.Direction;
import org.doubleloop.policy.content.Metric.Kind;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.learnability.LearningTime.Way;

/// How long it takes to learn something under a policy.
///
/// @param options among how many chance chooses
/// @param share of suggestions that is left to chance
/// @param sentence all of it, for people
/// @param notes what else is taken to be so
public record Learnability(
    Assumptions assumptions,
    int options,
    double share,
    List<LearningTime> times,
    String sentence,
    List<String> notes) {

  /// What a trial is thought to be worth beside the difference that is asked for.
  private static final double LARGE = 0.2;

  public Learnability {
    times = List.copyOf(times);
    notes = List.copyOf(notes);
  }

  /// With the assumptions of the policy itself.
  public static Learnability of(PolicyContent content) {
    return of(content, Assumptions.of(content.metric(), null, null, null));
  }

  public static Learnability of(PolicyContent content, Assumptions assumptions) {
    var randomised = Randomised.of(content);
    var times = new ArrayList<LearningTime>();
    times.add(asDeclared(content, randomised, assumptions));
    if (randomised.options() > 1) {
      times.add(trial(content, assumptions, assumptions.difference()));
      if (assumptions.difference() < LARGE
          && Assumptions.room(content.metric(), assumptions.rate()) > LARGE) {
        times.add(trial(content, assumptions, LARGE));
      }
    }
    return new Learnability(
        assumptions,
        randomised.among(),
        randomised.share(),
        times,
        new Sentence(assumptions, randomised.share()).of(times),
        notes(content, randomised, assumptions));
  }

  private static LearningTime asDeclared(
      PolicyContent content, Randomised randomised, Assumptions assumptions) {
    double difference = assumptions.difference();
    if (randomised.share() == 0) {
      return LearningTime.never(
          Way.NOTHING_LEFT_TO_CHANCE, difference, "The policy leaves nothing to chance.");
    }
    if (randomised.options() < 2) {
      return LearningTime.never(
          Way.EXPLORATION, difference, "Rules and guardrails leave no second option anywhere.");
    }
    if (randomised.onlyPreferred() != null) {
      return LearningTime.never(
          Way.EXPLORATION,
          difference,
          "Chance chooses only among what rules prefer, and %s prefers one option everywhere: say exploration.across ELIGIBLE."
              .formatted(randomised.onlyPreferred()));
    }
    return LearningTime.of(
        Way.EXPLORATION,
        randomised.top(),
        randomised.other(),
        assumptions.rate(),
        better(content, assumptions, difference));
  }

  private static LearningTime trial(
      PolicyContent content, Assumptions assumptions, double difference) {
    return LearningTime.of(
        Way.EVEN_TRIAL, 0.5, 0.5, assumptions.rate(), better(content, assumptions, difference));
  }

  private static double better(PolicyContent content, Assumptions assumptions, double difference) {
    return content.metric().direction() == Direction.INCREASE
        ? assumptions.rate() + difference
        : assumptions.rate() - difference;
  }

  private static List<String> notes(
      PolicyContent content, Randomised randomised, Assumptions assumptions) {
    var notes = new ArrayList<String>();
    notes.add(
        "%s units begin an episode each week; one that is asked for again in its episode counts once."
            .formatted(Sentence.number(assumptions.decisionsPerWeek())));
    notes.add(
        content.metric().kind() == Kind.SUM
            ? "Actions are worth %s %% of the cap, and each all of it or nothing, which is the hardest to tell apart."
                .formatted(Sentence.percent(assumptions.rate()))
            : "%s %% of actions succeed without the better option."
                .formatted(Sentence.percent(assumptions.rate())));
    notes.add(
        "The better option is compared with the one that would be suggested without chance, and no"
            + " rule or guardrail with a condition has a say.");
    if (randomised.onlyWhere() != null) {
      notes.add(
          "Chance has a choice only where %s holds; it is taken to hold for all of these units."
              .formatted(randomised.onlyWhere()));
    }
    if (randomised.share() > 0 && randomised.floor() < 1) {
      notes.add(
          "Of what is left to chance the better option gets no more than the part that is spread evenly (floor %s)."
              .formatted(Sentence.number(randomised.floor())));
    }
    notes.add(
        "It is found when the e-value comes to 20; weeks are the median, and in four of five cases"
            + " it takes no longer than weeksMostly. The windows of the last units come on top.");
    return notes;
  }
}
