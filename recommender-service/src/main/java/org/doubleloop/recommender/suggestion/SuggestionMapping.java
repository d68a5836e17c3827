package org.doubleloop.recommender.suggestion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doubleloop.api.recommender.model.ActedJson;
import org.doubleloop.api.recommender.model.AppliedGuidanceJson;
import org.doubleloop.api.recommender.model.AppliedRuleJson;
import org.doubleloop.api.recommender.model.BecauseJson;
import org.doubleloop.api.recommender.model.DrawJson;
import org.doubleloop.api.recommender.model.DrawReasonJson;
import org.doubleloop.api.recommender.model.DrawnOptionJson;
import org.doubleloop.api.recommender.model.DrawnTrialJson;
import org.doubleloop.api.recommender.model.EffectJson;
import org.doubleloop.api.recommender.model.ExcludedOptionJson;
import org.doubleloop.api.recommender.model.LevelJson;
import org.doubleloop.api.recommender.model.LevelScopeJson;
import org.doubleloop.api.recommender.model.NewSuggestionJson;
import org.doubleloop.api.recommender.model.OptedOutJson;
import org.doubleloop.api.recommender.model.OptedOutScopeJson;
import org.doubleloop.api.recommender.model.RankedOptionJson;
import org.doubleloop.api.recommender.model.SuggestionJson;
import org.doubleloop.api.recommender.model.SuggestionModeJson;
import org.doubleloop.api.recommender.model.TrialVariantJson;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.draw.Draw;
import org.doubleloop.recommender.exploration.Chance;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.optout.OptedOut;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion.Mode;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.ranking.Level;
import tools.jackson.databind.json.JsonMapper;

/// Suggestions between the API and the domain.
final class SuggestionMapping {

  private static final double CREDIBLE = 0.95;

  private SuggestionMapping() {}

  static SuggestionRequest fromApi(String organization, NewSuggestionJson asked) {
    return new SuggestionRequest(
        new PolicyKey(organization, asked.getPolicy()),
        asked.getVersion(),
        asked.getSubject(),
        asked.getAccount(),
        asked.getTrigger(),
        asked.getContext() == null ? Map.of() : asked.getContext());
  }

  static SuggestionJson toApi(Suggestion suggestion) {
    var version = suggestion.version();
    var request = suggestion.request();
    var told = suggestion.told();
    var guidance = suggestion.served();
    var withheld = guidance.withheld().stream().map(Guidance::id).toList();
    return new SuggestionJson()
        .id(suggestion.id())
        .policy(version.key().policy())
        .version(version.version())
        .proposal(version.proposal())
        .mode(SuggestionModeJson.fromValue(version.mode().name()))
        .subject(request.subject())
        .unit(suggestion.unit())
        .trigger(request.trigger())
        .context(request.context())
        .at(suggestion.at())
        .option(told.map(choice -> choice.option().id()).orElse(null))
        .propensity(told.map(RankedOption::propensity).orElse(null))
        .baseline(suggestion.baseline().orElse(null))
        .explored(suggestion.explored())
        .draw(toApi(suggestion.draw()))
        .exploration(version.mode() == Mode.EXPLORE ? version.exploration().share() : 0.0)
        .repeats(suggestion.repeats())
        .generation(suggestion.generation())
        .closedAt(suggestion.closedAt())
        .policyAge(suggestion.policyAge().toString())
        .ranked(
            suggestion.ranked().stream()
                .map(ranked -> toApi(ranked, suggestion.eligibility(), version.metric()))
                .toList())
        .excluded(excluded(suggestion.eligibility()))
        .guidance(guidance.served().stream().map(SuggestionMapping::toApi).toList())
        .withheld(withheld.isEmpty() ? null : withheld)
        .nothing(suggestion.nothing())
        .optedOut(suggestion.optedOut() == null ? null : toApi(suggestion.optedOut()));
  }

  private static OptedOutJson toApi(OptedOut optedOut) {
    return new OptedOutJson()
        .scope(OptedOutScopeJson.fromValue(optedOut.scope().name()))
        .policy(optedOut.policy())
        .since(optedOut.since())
        .optOut(optedOut.optOut());
  }

  /// An answer as it was recorded.
  static SuggestionJson toApi(RecordedSuggestion recorded) {
    return new Verbatim(recorded.answer());
  }

  /// The same, with the action that came of it.
  static SuggestionJson toApi(
      RecordedSuggestion recorded, FollowingAction acted, JsonMapper mapper) {
    var told = new ActedJson().action(acted.action()).at(acted.at());
    var answer = recorded.answer();
    return new Verbatim(
        answer.substring(0, answer.length() - 1)
            + ",\"acted\":"
            + mapper.writeValueAsString(told)
            + "}");
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

  private static DrawJson toApi(Draw draw) {
    var told =
        new DrawJson()
            .reason(DrawReasonJson.fromValue(draw.reason().name()))
            .episode(draw.episode())
            .version(draw.version())
            .top(draw.top())
            .trial(draw.trial() == null ? null : toApi(draw.trial()));
    return draw.among().isEmpty()
        ? told
        : told.among(draw.among().stream().map(SuggestionMapping::toApi).toList());
  }

  private static DrawnTrialJson toApi(Draw.Trial trial) {
    return new DrawnTrialJson()
        .experiment(trial.experiment())
        .variant(TrialVariantJson.fromValue(trial.variant()));
  }

  private static DrawnOptionJson toApi(Chance chance) {
    return new DrawnOptionJson()
        .option(chance.option())
        .tier(chance.tier())
        .propensity(chance.propensity());
  }

  private static AppliedGuidanceJson toApi(Guidance guidance) {
    return new AppliedGuidanceJson().id(guidance.id()).text(guidance.text());
  }

  private static List<ExcludedOptionJson> excluded(Eligibility eligibility) {
    return eligibility.excluded().entrySet().stream()
        .map(excluded -> {
          var overruled = overruled(eligibility, excluded.getKey());
          return new ExcludedOptionJson()
              .option(excluded.getKey())
              .by(toApi(excluded.getValue()))
              .overruled(overruled.isEmpty() ? null : overruled);
        })
        .toList();
  }

  private static List<AppliedRuleJson> overruled(Eligibility eligibility, String option) {
    return eligibility.overruled().getOrDefault(option, List.of()).stream()
        .map(rule -> toApi(rule).overruledBy(eligibility.overruling(option).id()))
        .toList();
  }

  private static RankedOptionJson toApi(
      RankedOption ranked, Eligibility eligibility, Metric metric) {
    var interval = ranked.ranked().posterior().interval(CREDIBLE);
    return new RankedOptionJson()
        .option(ranked.option().id())
        .title(ranked.option().title())
        .attributes(ranked.option().attributes())
        .tier(ranked.ranked().tier())
        .score(metric.worth(ranked.ranked().score()))
        .assured(metric.worth(ranked.ranked().assured()))
        .low(metric.worth(interval.low()))
        .high(metric.worth(interval.high()))
        .propensity(ranked.propensity())
        .because(
            new BecauseJson()
                .rules(
                    Stream.concat(
                            ranked.rules().stream().map(SuggestionMapping::toApi),
                            overruled(eligibility, ranked.option().id()).stream())
                        .toList())
                .levels(ranked.ranked().levels().stream().map(SuggestionMapping::toApi).toList()));
  }

  private static AppliedRuleJson toApi(Rule rule) {
    return new AppliedRuleJson()
        .id(rule.id())
        .effect(EffectJson.fromValue(rule.effect().name()))
        .reason(rule.reason());
  }

  private static LevelJson toApi(Level level) {
    return new LevelJson()
        .scope(LevelScopeJson.fromValue(level.scope().name()))
        .cell(level.cell().toString())
        .trials(level.trials().known())
        .successes(level.trials().successes())
        .pending(level.trials().pending())
        .pendingTrials(level.trials().pendingTrials())
        .priorMean(level.priorMean())
        .priorWeight(level.priorWeight())
        .mean(level.mean())
        .stretch(level.stretch())
        .effect(level.effect());
  }
}
