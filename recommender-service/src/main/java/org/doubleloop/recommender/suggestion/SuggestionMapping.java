package org.doubleloop.recommender.suggestion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.api.recommender.model.AppliedGuidanceJson;
import org.doubleloop.api.recommender.model.AppliedRuleJson;
import org.doubleloop.api.recommender.model.BecauseJson;
import org.doubleloop.api.recommender.model.EffectJson;
import org.doubleloop.api.recommender.model.ExcludedOptionJson;
import org.doubleloop.api.recommender.model.LevelJson;
import org.doubleloop.api.recommender.model.LevelScopeJson;
import org.doubleloop.api.recommender.model.NewSuggestionJson;
import org.doubleloop.api.recommender.model.RankedOptionJson;
import org.doubleloop.api.recommender.model.SuggestionJson;
import org.doubleloop.api.recommender.model.SuggestionModeJson;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.ranking.Level;

/// Suggestions between the API and the domain.
final class SuggestionMapping {

  private static final double CREDIBLE = 0.95;

  private SuggestionMapping() {}

  static Question question(String organization, NewSuggestionJson asked) {
    return new Question(
        new PolicyKey(organization, asked.getPolicy()),
        Optional.ofNullable(asked.getVersion()),
        asked.getSubject(),
        Optional.ofNullable(asked.getAccount()),
        Optional.ofNullable(asked.getTrigger()),
        asked.getContext() == null ? Map.of() : asked.getContext());
  }

  static SuggestionJson answer(Suggestion suggestion) {
    var version = suggestion.version();
    var question = suggestion.question();
    var told = suggestion.told();
    return new SuggestionJson()
        .id(suggestion.id())
        .policy(version.key().policy())
        .version(version.version())
        .proposal(version.proposal().orElse(null))
        .mode(SuggestionModeJson.fromValue(version.mode().name()))
        .subject(question.subject())
        .unit(suggestion.unit())
        .trigger(question.trigger().orElse(null))
        .context(question.context())
        .at(suggestion.at())
        .option(told.map(choice -> choice.option().id()).orElse(null))
        .propensity(told.map(RankedOption::propensity).orElse(null))
        .baseline(
            suggestion.ranked().stream().findFirst().map(top -> top.option().id()).orElse(null))
        .explored(suggestion.explored())
        .exploration(version.mode() == Mode.EXPLORE ? version.exploration().share() : 0.0)
        .repeats(suggestion.repeats().orElse(null))
        .generation(suggestion.generation())
        .policyAge(suggestion.policyAge().toString())
        .ranked(suggestion.ranked().stream().map(SuggestionMapping::ranked).toList())
        .excluded(
            suggestion.excluded().entrySet().stream()
                .map(excluded ->
                    new ExcludedOptionJson()
                        .option(excluded.getKey())
                        .by(rule(excluded.getValue())))
                .toList())
        .guidance(suggestion.guidance().stream().map(SuggestionMapping::guidance).toList())
        .nothing(suggestion.nothing().orElse(null));
  }

  /// An answer as it was recorded.
  static SuggestionJson answer(Recorded recorded) {
    return new Verbatim(recorded.answer());
  }

  /// Is written as the text that it is, so that every repeat has the same bytes.
  private static final class Verbatim extends SuggestionJson {
    private final String json;

    Verbatim(String json) {
      this.json = json;
    }

    @JsonValue
    @JsonRawValue
    String json() {
      return json;
    }
  }

  static AppliedGuidanceJson guidance(Guidance guidance) {
    return new AppliedGuidanceJson().id(guidance.id()).text(guidance.text());
  }

  private static RankedOptionJson ranked(RankedOption ranked) {
    var interval = ranked.ranked().posterior().interval(CREDIBLE);
    return new RankedOptionJson()
        .option(ranked.option().id())
        .title(ranked.option().title().orElse(null))
        .attributes(ranked.option().attributes())
        .tier(ranked.ranked().tier())
        .score(ranked.ranked().score())
        .low(interval.low())
        .high(interval.high())
        .propensity(ranked.propensity())
        .because(
            new BecauseJson()
                .rules(ranked.rules().stream().map(SuggestionMapping::rule).toList())
                .levels(ranked.ranked().levels().stream().map(SuggestionMapping::level).toList()));
  }

  private static AppliedRuleJson rule(Rule rule) {
    return new AppliedRuleJson()
        .id(rule.id())
        .effect(EffectJson.fromValue(rule.effect().name()))
        .reason(rule.reason());
  }

  private static LevelJson level(Level level) {
    return new LevelJson()
        .scope(LevelScopeJson.fromValue(level.scope().name()))
        .cell(level.cell().toString())
        .trials(level.trials())
        .successes(level.successes())
        .priorMean(level.priorMean())
        .priorWeight(level.priorWeight())
        .mean(level.mean());
  }
}
