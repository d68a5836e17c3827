package org.doubleloop.recommender.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.claim.CountReport.CountedOption;
import org.doubleloop.recommender.claim.CountReport.CountedPlace;
import org.doubleloop.recommender.claim.CountReport.CountedRule;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.provenance.Provenance;
import org.doubleloop.recommender.results.Results;
import org.doubleloop.recommender.tick.Ticks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts what proposals claim.
@Component
public final class Claims {
  private static final int MOST_RULES = 20;
  private static final int MOST_OPTIONS = 20;

  private final Results results;
  private final Ticks ticks;
  private final Provenance provenance;

  public Claims(Results results, Ticks ticks, Provenance provenance) {
    this.results = results;
    this.ticks = ticks;
    this.provenance = provenance;
  }

  /// What is counted now, by the base's metric and attributes.
  ///
  /// @param places of which the evidence speaks
  public CountReport of(PolicyVersion base, PolicyVersion draft, List<Place> places) {
    var divisible = new Divisible(base);
    var parts = places.stream().map(place -> divisible.where(place.where())).toList();
    var rules = changed(base, draft);
    var held = rules.stream().map(rule -> divisible.where(rule.when())).toList();
    var sheets = sheets(Stream.concat(parts.stream(), held.stream()).toList());
    var read = ReadCounts.of(results, base, sheets);
    var counting = new Counting(base, read);
    var countedPlaces = new ArrayList<CountedPlace>();
    for (int i = 0; i < places.size(); i++) {
      countedPlaces.add(
          new CountedPlace(places.get(i), counting.rate(parts.get(i), places.get(i).option())));
    }
    var countedRules = new ArrayList<CountedRule>();
    for (int i = 0; i < rules.size(); i++) {
      countedRules.add(counting.rule(held.get(i), rules.get(i)));
    }
    return new CountReport(
        base.metric(),
        read.since(),
        closedAt(base.key().organization()),
        read.generation(),
        read.suggested(),
        read.drawn(),
        countedPlaces,
        countedRules,
        provenance.marks(base.key(), base.metric().outcome(), options(base, draft)));
  }

  private static Set<String> options(PolicyVersion base, PolicyVersion draft) {
    return Stream.of(base, draft)
        .flatMap(version -> version.optionIds().stream())
        .collect(Collectors.toSet());
  }

  private @Nullable Instant closedAt(String organization) {
    long moment = ticks.latest(organization);
    return moment == Ticks.NEVER ? null : Instant.ofEpochSecond(moment);
  }

  /// The rules and guardrails that are new or another than in the base.
  private static List<Rule> changed(PolicyVersion base, PolicyVersion draft) {
    var before = new HashMap<String, Rule>();
    base.rules().forEach(rule -> before.put(rule.name(), rule));
    return draft.rules().stream()
        .filter(rule -> isOther(before.get(rule.name()), rule))
        .limit(MOST_RULES)
        .toList();
  }

  private static boolean isOther(@Nullable Rule before, Rule now) {
    return before == null
        || before.effect() != now.effect()
        || !before.options().equals(now.options())
        || !expression(before).equals(expression(now));
  }

  private static String expression(Rule rule) {
    return rule.when() == null ? "" : rule.when().expression();
  }

  private static Set<List<String>> sheets(List<Part> parts) {
    var sheets = new HashSet<List<String>>();
    for (Part part : parts) {
      if (part instanceof Part.Countable countable) {
        sheets.add(countable.attributes());
      }
    }
    return sheets;
  }

  /// Divides what was read.
  private record Counting(PolicyVersion base, ReadCounts read) {
    Rate rate(Part part, @Nullable String option) {
      if (option != null && base.option(option).isEmpty()) {
        return Rate.not("Version %d has no option `%s`.".formatted(base.version(), option));
      }
      var why = why(part);
      if (why != null || !(part instanceof Part.Countable countable)) {
        return Rate.not(why == null ? "" : why);
      }
      var found = counts(countable);
      return Rate.of(
          option == null
              ? found.values().stream().reduce(Trials.NONE, Trials::plus)
              : found.getOrDefault(option, Trials.NONE));
    }

    CountedRule rule(Part part, Rule rule) {
      var why = why(part);
      if (why != null || !(part instanceof Part.Countable countable)) {
        return new CountedRule(rule, why, List.of(), 0);
      }
      var found = counts(countable);
      var names = new ArrayList<>(base.optionIds());
      rule.options().stream()
          .filter(option -> !names.contains(option))
          .sorted()
          .forEach(names::add);
      names.sort(
          Comparator.comparing((String option) -> !rule.options().contains(option))
              .thenComparingLong(option -> -found.getOrDefault(option, Trials.NONE).known()));
      var told =
          names.stream()
              .limit(MOST_OPTIONS)
              .map(option ->
                  new CountedOption(
                      option,
                      rule.options().contains(option),
                      Rate.of(found.getOrDefault(option, Trials.NONE))))
              .toList();
      return new CountedRule(rule, null, told, names.size() - told.size());
    }

    private Map<String, Trials> counts(Part.Countable part) {
      return read.sheet(part.attributes()).where(part.holds());
    }

    private @Nullable String why(Part part) {
      return switch (part) {
        case Part.NotCountable(var why) -> why;
        case Part.Countable(var attributes, _) -> whyNot(attributes);
      };
    }

    private @Nullable String whyNot(List<String> attributes) {
      if (base.metric().cap() != null) {
        return "The policy is judged by sums of `%s`, in which nothing succeeds or fails."
            .formatted(base.metric().outcome());
      }
      return read.sheet(attributes).isWhole()
          ? null
          : "There are more values of %s than are kept apart."
              .formatted(String.join(" and ", new TreeSet<>(attributes)));
    }
  }
}
