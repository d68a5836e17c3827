package org.doubleloop.recommender.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.rule.Choice;
import org.doubleloop.recommender.ranking.Candidate;

/// What a policy version leaves to choose from in a context, in which order, and by which rules.
///
/// What that is, is for all services [Choice] to say. Guardrails and AVOID rules forbid.
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
    return of(Choice.of(version.optionIds(), version.rulesFor(context)));
  }

  /// What rules leave, as it is ranked.
  public static Eligibility of(Choice<Rule> choice) {
    var applied = new ArrayList<>(choice.requiring());
    var preferring = choice.preferring();
    if (preferring != null) {
      applied.add(preferring);
    }
    var candidates =
        choice.left().stream().map(option -> new Candidate(option, choice.tier(option))).toList();
    return new Eligibility(candidates, choice.excluded(), applied);
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
}
