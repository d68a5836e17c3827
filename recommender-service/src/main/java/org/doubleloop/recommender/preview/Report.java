package org.doubleloop.recommender.preview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.rule.ContextFault;
import org.doubleloop.kit.rule.RuleTally;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.suggestion.RecordedContext;
import org.jspecify.annotations.Nullable;

/// What another version would have meant for the suggestions of seven days. Numbers are of those
/// looked at.
///
/// @param isAll whether there were no others; where there were, these are the newest
/// @param changed in how many another option would come first, or others would be left
/// @param otherOption in how many another option would come first
/// @param refused how many callers would be refused who are not by the base
/// @param refusals why, the most frequent first
/// @param rules how often the new version's rules would hold
/// @param examples where something else would be suggested, the most frequent first
public record Report(
    PolicyKey key,
    int baseVersion,
    Instant from,
    Instant to,
    boolean isAll,
    long lookedAt,
    long changed,
    long otherOption,
    long refused,
    long refusedBefore,
    List<Refusal> refusals,
    long withoutOption,
    long withoutOptionBefore,
    List<RuleTally.Count<Rule>> rules,
    List<Example> examples) {

  /// Why callers would be refused.
  public record Refusal(String attribute, ContextFault.Kind kind, long callers) {
    String sentence() {
      var why =
          switch (kind) {
            case UNDECLARED -> "is not declared any more, and %,d gave it";
            case REQUIRED -> "is required, and %,d did not give it";
            case TYPE -> "has another type, and %,d gave it as it was";
            case VALUE -> "does not have the value any more that %,d gave";
            case SIZE -> "was too long with %,d";
          };
      return "`" + attribute + "` " + why.formatted(callers) + ".";
    }
  }

  /// A context in which something else would be suggested.
  ///
  /// @param newest the newest suggestion there
  /// @param attributes those that may be shown
  /// @param times how many suggestions were made there
  public record Example(
      RecordedContext newest, Map<String, Object> attributes, long times, Told before, Told after) {
    public Example {
      attributes = Map.copyOf(attributes);
    }
  }

  /// What would be suggested.
  ///
  /// @param option null where nothing is left, or the caller is refused
  /// @param eligible the best first
  /// @param why there is no option
  public record Told(@Nullable String option, List<String> eligible, @Nullable String why) {
    public Told {
      eligible = List.copyOf(eligible);
    }
  }

  public Report {
    refusals = List.copyOf(refusals);
    rules = List.copyOf(rules);
    examples = List.copyOf(examples);
  }

  /// All of it, for people.
  String sentence() {
    if (lookedAt == 0) {
      return "Nothing was suggested in the last seven days, so that nothing can be compared.";
    }
    var text = new StringBuilder();
    text.append(
        "%,d of %s would change, %,d of them to another option."
            .formatted(changed, all(), otherOption));
    if (refused > 0) {
      text.append(
          " %,d callers (%.1f %%) would be refused who are not now."
              .formatted(refused, 100.0 * refused / lookedAt));
    }
    if (withoutOption > 0 || withoutOptionBefore > 0) {
      text.append(
          " For %,d no option would be left, as against %,d now."
              .formatted(withoutOption, withoutOptionBefore));
    }
    return text.toString();
  }

  private String all() {
    return isAll
        ? "%,d suggestions of the last seven days".formatted(lookedAt)
        : "the %,d newest suggestions of the last seven days".formatted(lookedAt);
  }
}
