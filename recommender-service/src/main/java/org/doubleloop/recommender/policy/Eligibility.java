package org.doubleloop.recommender.policy;

import java.util.ArrayList;
import java.util.HashMap;
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
/// @param overruled by options, the first rules that hold and name them, and had another decide
public record Eligibility(
    List<Candidate> candidates,
    Map<String, Rule> excluded,
    List<Rule> applied,
    Map<String, List<Rule>> overruled) {

  /// The most overruled rules of an option, as each is told with its reason.
  static final int MOST_OVERRULED = 3;

  /// The most characters of [#nothing]. One rule with its reason always has room.
  static final int LONGEST_NOTHING = 4_000;

  /// Where there is nothing to choose from whatever the policy says.
  public static final Eligibility NONE = new Eligibility(List.of(), Map.of(), List.of(), Map.of());

  public Eligibility {
    candidates = List.copyOf(candidates);
    applied = List.copyOf(applied);
    overruled = Map.copyOf(overruled);
  }

  /// What a version leaves, with all that can be told of it.
  public static Eligibility of(PolicyVersion version, Map<String, Object> context) {
    var holding = version.rulesFor(context);
    var choice = Choice.of(version.optionIds(), holding);
    var overruled = new HashMap<String, List<Rule>>();
    for (String option : version.optionIds()) {
      var rules = choice.overruled(option, holding);
      if (!rules.isEmpty()) {
        overruled.put(option, rules.stream().limit(MOST_OVERRULED).toList());
      }
    }
    return of(choice, overruled);
  }

  /// What rules leave, as it is ranked; which of them were overruled is not asked.
  public static Eligibility of(Choice<Rule> choice) {
    return of(choice, Map.of());
  }

  private static Eligibility of(Choice<Rule> choice, Map<String, List<Rule>> overruled) {
    var applied = new ArrayList<>(choice.requiring());
    var preferring = choice.preferring();
    if (preferring != null) {
      applied.add(preferring);
    }
    var candidates =
        choice.left().stream().map(option -> new Candidate(option, choice.tier(option))).toList();
    return new Eligibility(candidates, choice.excluded(), applied, overruled);
  }

  /// The rule that decided on an option instead of those that were overruled there.
  public Rule overruling(String option) {
    var taking = excluded.get(option);
    return taking != null ? taking : applied.getLast();
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
