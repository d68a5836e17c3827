package org.doubleloop.policy.content;

import java.util.List;
import java.util.Objects;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.policy.Preconditions;
import org.doubleloop.policy.rule.Attribute;
import org.doubleloop.policy.rule.Guardrail;
import org.doubleloop.policy.rule.Option;
import org.doubleloop.policy.rule.Rule;
import org.jspecify.annotations.Nullable;

/// How a kind of work should be done: a hypothesis, how it is judged, what there is to choose from
/// and the rules for choosing. A clause that is absent is its default, here and in every clause, as
/// content of before lacks those that came later.
///
/// @param watch what must not suffer
/// @param leading what hints at the metric before it is known
/// @param unit what is randomised and learned about as one
/// @param review null: one approval of anybody who may review
/// @param exploration declared exactly when the mode is [Mode#EXPLORE]
public record PolicyContent(
    @Nullable String title,
    String hypothesis,
    Metric metric,
    List<SecondaryMetric> watch,
    List<SecondaryMetric> leading,
    UnitKind unit,
    List<Attribute> attributes,
    List<Option> options,
    List<Rule> rules,
    List<Guardrail> guardrails,
    List<Guidance> guidance,
    @Nullable Exploration exploration,
    Mode mode,
    @Nullable ReviewTerms review) {

  /// What the recommender may do with the policy.
  public enum Mode {
    /// Log what would have been suggested.
    OBSERVE,
    /// Suggest, never by chance.
    SUGGEST,
    /// Suggest, by chance for the declared share.
    EXPLORE
  }

  public PolicyContent {
    Preconditions.notEmpty(hypothesis, "hypothesis");
    if (options.isEmpty()) {
      throw new IllegalArgumentException("A policy has options to choose from");
    }
    unit = Objects.requireNonNullElse(unit, UnitKind.SUBJECT);
    mode = Objects.requireNonNullElse(mode, Mode.SUGGEST);
    watch = List.copyOf(watch);
    leading = List.copyOf(leading);
    attributes = List.copyOf(attributes);
    options = List.copyOf(options);
    rules = List.copyOf(rules);
    guardrails = List.copyOf(guardrails);
    guidance = List.copyOf(guidance);
  }
}
