package org.doubleloop.policy.story;

import java.util.List;
import org.doubleloop.api.policy.model.ComparedByJson;
import org.doubleloop.api.policy.model.ExperimentEndingJson;
import org.doubleloop.api.policy.model.NoStoryJson;
import org.doubleloop.api.policy.model.NoStoryReasonJson;
import org.doubleloop.api.policy.model.PreviewChoiceJson;
import org.doubleloop.api.policy.model.StoryContextJson;
import org.doubleloop.api.policy.model.StoryJson;
import org.doubleloop.api.policy.model.StoryLinkJson;
import org.doubleloop.api.policy.model.StoryLinkKindJson;
import org.doubleloop.api.policy.model.StoryStepJson;
import org.doubleloop.api.policy.model.StoryStepKindJson;
import org.doubleloop.api.policy.model.StoryUndoneJson;
import org.doubleloop.policy.announcement.EndingMapping;
import org.doubleloop.policy.story.Comparison.SameContext;
import org.doubleloop.policy.story.Comparison.SameContext.Choice;
import org.doubleloop.policy.story.Story.Undone;
import org.doubleloop.policy.story.StorySteps.Link;
import org.doubleloop.policy.story.StorySteps.Step;
import org.doubleloop.policy.story.Told.NoStory;
import org.jspecify.annotations.Nullable;

/// Translates stories for the API.
final class StoryMapping {
  private StoryMapping() {}

  /// As lists show it.
  static StoryJson toApi(Story story) {
    var version = story.version();
    return new StoryJson()
        .id(story.id())
        .policy(version.policy())
        .version(version.version())
        .baseVersion(version.version() - 1)
        .acceptedAt(version.createdAt())
        .effectiveFrom(version.effectiveFrom())
        .sentence(StoryWords.headline(story))
        .example(toApi(story.example()))
        .measured(measured(story))
        .undone(toApi(story.undone()));
  }

  static StoryJson toApiWhole(Story story) {
    return toApi(story)
        .contexts(story.comparison().contexts().stream().map(StoryMapping::toApi).toList())
        .steps(StorySteps.of(story).stream().map(StoryMapping::toApi).toList());
  }

  static NoStoryJson toApi(NoStory none) {
    var version = none.version();
    return new NoStoryJson()
        .proposal(none.id())
        .policy(version.policy())
        .version(version.version())
        .acceptedAt(version.createdAt())
        .because(NoStoryReasonJson.valueOf(none.reason().name()))
        .sentence(none.sentence());
  }

  private static @Nullable ExperimentEndingJson measured(Story story) {
    var trial = story.trial();
    if (trial == null || TrialResult.of(trial).isEmpty()) {
      return null;
    }
    var ended = trial.history().ended();
    var ending = trial.history().ending();
    return ended == null || ending == null
        ? null
        : EndingMapping.toApi(ending, ended.stamp().at(), ended.stamp().by());
  }

  private static @Nullable StoryUndoneJson toApi(@Nullable Undone undone) {
    return undone == null
        ? null
        : new StoryUndoneJson()
            .version(undone.version())
            .at(undone.at())
            .proposal(undone.proposal());
  }

  private static StoryContextJson toApi(SameContext context) {
    return new StoryContextJson()
        .comparedBy(ComparedByJson.valueOf(context.by().name()))
        .attributes(context.attributes())
        .suggestion(context.suggestion())
        .times(context.times())
        .before(toApi(context.before()))
        .after(toApi(context.after()));
  }

  private static PreviewChoiceJson toApi(Choice choice) {
    return new PreviewChoiceJson()
        .option(choice.option())
        .eligible(choice.eligible())
        .why(choice.why());
  }

  private static StoryStepJson toApi(Step step) {
    return new StoryStepJson()
        .kind(StoryStepKindJson.valueOf(step.kind().name()))
        .at(step.at())
        .by(step.by())
        .sentence(step.sentence())
        .links(links(step.links()));
  }

  private static List<StoryLinkJson> links(List<Link> links) {
    return links.stream()
        .map(link ->
            new StoryLinkJson()
                .kind(StoryLinkKindJson.valueOf(link.kind().name()))
                .id(link.id())
                .path(link.path()))
        .toList();
  }
}
