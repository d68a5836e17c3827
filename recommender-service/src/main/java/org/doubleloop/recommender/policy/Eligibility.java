package org.doubleloop.recommender.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.ranking.Candidate;
import org.jspecify.annotations.Nullable;

/// What a policy version leaves to choose from in a context, in which order, and by which rules.
///
/// Guardrails and AVOID rules take options away; every REQUIRE rule that holds leaves only those
/// that it names. Of the PREFER rules that hold, the first that names an option still there puts
/// those that it names first.
///
/// @param candidates what is left; tier 1 is preferred
/// @param excluded what is not, each with the first rule that took it away
/// @param applied the REQUIRE rules that hold, and the PREFER rule that gave the order
public record Eligibility(
    List<Candidate> candidates, Map<String, Rule> excluded, List<Rule> applied) {

  /// The most characters of [#nothing]. One rule with its reason always has room.
  static final int LONGEST_NOTHING = 4_000;

  /// Where there is nothing to choose from whatever the policy says.
  public static final Eligibility NONE = new Eligibility(List.of(), Map.of(), List.of());

  public Eligibility {
    candidates = List.copyOf(candidates);
    applied = List.copyOf(applied);
  }

  public static Eligibility of(PolicyVersion version, Map<String, Object> context) {
    var rules = version.rulesFor(context);
    var excluded = new LinkedHashMap<String, Rule>();
    var left = new ArrayList<String>();
    for (Option option : version.options()) {
      excludedBy(rules, option.id())
          .ifPresentOrElse(rule -> excluded.put(option.id(), rule), () -> left.add(option.id()));
    }
    var preferred =
        rules.stream()
            .filter(rule -> rule.effect() == Effect.PREFER)
            .filter(rule -> left.stream().anyMatch(rule.options()::contains))
            .findFirst()
            .orElse(null);
    var applied =
        new ArrayList<>(rules.stream().filter(rule -> rule.effect() == Effect.REQUIRE).toList());
    if (preferred != null) {
      applied.add(preferred);
    }
    var candidates =
        left.stream().map(option -> new Candidate(option, tier(option, preferred))).toList();
    return new Eligibility(candidates, excluded, applied);
  }

  /// Why nothing is left to choose from, where nothing is: as many rules as there is room for. Each
  /// option is excluded with its rule, so that none is untold.
  public Optional<String> nothing() {
    if (!candidates.isEmpty()) {
      return Optional.empty();
    }
    var rules =
        excluded.values().stream()
            .distinct()
            .map(rule -> rule.id() + " (" + rule.effect() + "): " + rule.reason())
            .toList();
    var text = new StringBuilder("No option is left here. ").append(rules.getFirst());
    for (int i = 1; i < rules.size(); i++) {
      var more = "; and " + (rules.size() - i) + " more";
      if (text.length() + rules.get(i).length() + more.length() + 2 > LONGEST_NOTHING) {
        return Optional.of(text.append(more).toString());
      }
      text.append("; ").append(rules.get(i));
    }
    return Optional.of(text.toString());
  }

  private static Optional<Rule> excludedBy(List<Rule> rules, String option) {
    return rules.stream()
        .filter(rule ->
            rule.options().contains(option) ? rule.forbids() : rule.effect() == Effect.REQUIRE)
        .findFirst();
  }

  private static int tier(String option, @Nullable Rule preferred) {
    return preferred == null || preferred.options().contains(option) ? 1 : 2;
  }
}
