package org.doubleloop.policy.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.policy.change.ClauseKind;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Evidence;
import org.doubleloop.policy.rule.Rule;
import org.jspecify.annotations.Nullable;

/// Finds what is claimed.
public final class Claims {
  private static final int MOST_CLAIMS = 1_000;
  private static final int MOST_PLACES = 200;

  private Claims() {}

  /// All that a proposal claims: in its own evidence, then in that of the rules that it adds or
  /// replaces.
  static List<Claim> of(List<Evidence> evidence, PolicyContent base, PolicyContent content) {
    var before = new HashMap<String, Rule>();
    base.rules().forEach(rule -> before.put(rule.id(), rule));
    return Stream.concat(
            in(null, evidence),
            content.rules().stream()
                .filter(rule -> !rule.equals(before.get(rule.id())))
                .flatMap(Claims::in))
        .limit(MOST_CLAIMS)
        .toList();
  }

  /// What has to be counted for that, each once. As what was proposed from is not looked at, this
  /// has what all rules claim, the proposal's own first.
  public static List<ClaimedPlace> places(List<Evidence> evidence, PolicyContent content) {
    return Stream.concat(in(null, evidence), content.rules().stream().flatMap(Claims::in))
        .map(Claim::place)
        .flatMap(Optional::stream)
        .distinct()
        .limit(MOST_PLACES)
        .toList();
  }

  private static Stream<Claim> in(Rule rule) {
    return in(new ClauseRef(ClauseKind.RULE, rule.id()), rule.evidence());
  }

  private static Stream<Claim> in(@Nullable ClauseRef rule, List<Evidence> evidence) {
    var found = new ArrayList<Claim>();
    for (int i = 0; i < evidence.size(); i++) {
      var counts = evidence.get(i).counts();
      for (int j = 0; j < counts.size(); j++) {
        found.add(new Claim(rule, i, j, counts.get(j)));
      }
    }
    return found.stream();
  }
}
