package org.doubleloop.recommender.reviser;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.revision.Conditions;
import org.doubleloop.recommender.revision.Contrasted;
import org.doubleloop.recommender.revision.Finding;
import org.doubleloop.recommender.revision.Finding.Basis;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Group;
import org.doubleloop.recommender.revision.Finding.Tier;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Situation;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.revision.Step.AddRule;
import org.doubleloop.recommender.revision.Step.NewRule;
import org.doubleloop.recommender.revision.Step.ReplaceRule;
import org.jspecify.annotations.Nullable;

/// Prefers at a place what does better there: by the rule that speaks of just this place, where
/// there is one, else by one that stands before the rules that give the order there now.
final class PlaceReviser implements Reviser {
  /// From so many trials of both options on, what is counted within a place is told of.
  private static final int TOLD_FROM = 5;

  private static final int MOST_GROUPS = 5;

  @Override
  public List<Revision> revise(Situation situation) {
    return situation.contrasts().stream()
        .flatMap(contrast -> revision(situation, contrast).stream())
        .toList();
  }

  private static Optional<Revision> revision(Situation situation, Contrasted contrast) {
    var version = situation.version();
    var option = contrast.better().option();
    var when = Conditions.of(contrast.place(), version);
    var own = own(version, when);
    if (version.option(option).isEmpty()
        || own.filter(rule -> prefers(rule, option)).isPresent()
        || isFirst(situation, contrast.place(), option)) {
      return Optional.empty();
    }
    var finding = finding(situation, contrast);
    var rule =
        new NewRule(
            own.map(Rule::id).orElseGet(() -> id(version, contrast.place(), option)),
            when,
            Effect.PREFER,
            Set.of(option),
            finding.sentence());
    Step step =
        own.<Step>map(each -> new ReplaceRule(each.id(), rule))
            .orElseGet(() -> new AddRule(rule, before(situation, contrast.place())));
    var where = Conditions.words(contrast.place());
    return Optional.of(
        new Revision(
            "place:" + contrast.place() + ":" + option,
            upper("%s: %s first".formatted(where, option)),
            finding.sentence(),
            List.of(step),
            finding));
  }

  private static boolean prefers(Rule rule, String option) {
    return rule.options().contains(option);
  }

  /// The PREFER rule of just this place.
  private static Optional<Rule> own(PolicyVersion version, String when) {
    return version.rules().stream()
        .filter(rule -> rule.effect() == Effect.PREFER)
        .filter(rule -> Conditions.of(rule).equals(when))
        .findFirst();
  }

  /// Whether all rules that give the order at the place, whatever they say of where, put it first
  /// already: one of several places that became one, say, or of all.
  private static boolean isFirst(Situation situation, Cell place, String option) {
    var deciding = deciding(situation, place);
    return !deciding.isEmpty()
        && deciding.stream().allMatch(rule -> rule.options().equals(Set.of(option)));
  }

  /// The first rule that gives the order somewhere at the place; null: none does.
  private static @Nullable String before(Situation situation, Cell place) {
    return deciding(situation, place).stream().map(Rule::id).findFirst().orElse(null);
  }

  private static List<Rule> deciding(Situation situation, Cell place) {
    var deciding = situation.deciding().at(place);
    return situation.version().rules().stream()
        .filter(rule -> rule.effect() == Effect.PREFER)
        .filter(rule -> deciding.containsKey(rule.id()))
        .toList();
  }

  private static Finding finding(Situation situation, Contrasted contrast) {
    var within =
        situation.rates().within(contrast.basis(), contrast.place()).stream()
            .map(cell -> group(situation, contrast, cell))
            .filter(group -> isTold(group) && lead(situation, group) < 0)
            .sorted(
                comparingDouble((Group group) -> lead(situation, group))
                    .thenComparing(Group::place, comparing(Cell::toString)))
            .limit(MOST_GROUPS)
            .toList();
    return new Finding(
        contrast.tier(),
        contrast.basis(),
        contrast.place(),
        contrast.since(),
        sentence(contrast),
        List.of(contrast.better(), contrast.than()),
        contrast.evidence(),
        contrast.tier() == Tier.HOLDS ? contrast.interval() : null,
        within.isEmpty() ? null : within.getFirst(),
        within,
        contrast.likeIt(),
        contrast.learnable(),
        contrast.unitsPerWeek(),
        null);
  }

  private static Group group(Situation situation, Contrasted contrast, Cell cell) {
    return new Group(
        cell,
        Stream.of(contrast.better(), contrast.than())
            .map(count -> situation.rates().of(contrast.basis(), cell, count.option()))
            .toList());
  }

  private static boolean isTold(Group group) {
    return group.counts().stream().allMatch(count -> count.trials() >= TOLD_FROM);
  }

  /// By how much the first does better in a group, as the metric wants it.
  private static double lead(Situation situation, Group group) {
    double difference = group.counts().getFirst().rate() - group.counts().getLast().rate();
    boolean isRising = situation.version().metric().direction() == Direction.INCREASE;
    return isRising ? difference : -difference;
  }

  private static String sentence(Contrasted contrast) {
    var counted =
        "%s: %s succeeded with %s, %s with %s."
            .formatted(
                Conditions.words(contrast.place()),
                told(contrast.better()),
                contrast.better().option(),
                told(contrast.than()),
                contrast.than().option());
    return upper(counted) + " " + meaning(contrast.tier(), contrast.basis());
  }

  private static String meaning(Tier tier, Basis basis) {
    return switch (tier) {
      case HOLDS ->
          "Units were given these by chance, and the difference has passed a test that may be"
              + " looked at at any time.";
      case HUNCH ->
          switch (basis) {
            case RANDOMISED ->
                "Units were given these by chance, but so few that chance may have made the"
                    + " difference: worth a trial.";
            case OBSERVATIONAL ->
                "That is by what people did, for reasons that may be behind the difference: worth"
                    + " a trial.";
          };
    };
  }

  private static String told(Count count) {
    return count.successes() == Math.rint(count.successes())
        ? "%,d of %,d".formatted((long) count.successes(), count.trials())
        : "%,.1f of %,d".formatted(count.successes(), count.trials());
  }

  /// One that the policy does not have, and that tells what it is.
  private static String id(PolicyVersion version, Cell place, String option) {
    var name =
        place.traits().stream().map(trait -> trait.value().toLowerCase(Locale.ROOT)).toList();
    var slug =
        (String.join("-", name) + "-" + option)
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("^[^A-Za-z0-9]+", "");
    var shortened = slug.substring(0, Math.min(100, slug.length()));
    var ids = version.rules().stream().map(Rule::id).toList();
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? shortened : shortened + "-" + n)
        .filter(id -> !ids.contains(id))
        .findFirst()
        .orElseThrow();
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
