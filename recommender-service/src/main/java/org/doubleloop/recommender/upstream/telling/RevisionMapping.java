package org.doubleloop.recommender.upstream.telling;

import java.util.List;
import org.doubleloop.client.policy.model.ChangeOperationJson;
import org.doubleloop.client.policy.model.ClauseKindJson;
import org.doubleloop.client.policy.model.DifferenceIntervalJson;
import org.doubleloop.client.policy.model.DirectionJson;
import org.doubleloop.client.policy.model.EvidenceJson;
import org.doubleloop.client.policy.model.ExplorationJson;
import org.doubleloop.client.policy.model.FindingAnswerJson;
import org.doubleloop.client.policy.model.FindingBasisJson;
import org.doubleloop.client.policy.model.FindingByJson;
import org.doubleloop.client.policy.model.FindingCountJson;
import org.doubleloop.client.policy.model.FindingEditsJson;
import org.doubleloop.client.policy.model.FindingExampleJson;
import org.doubleloop.client.policy.model.FindingGroupJson;
import org.doubleloop.client.policy.model.FindingJson;
import org.doubleloop.client.policy.model.FindingModelJson;
import org.doubleloop.client.policy.model.FindingRecordJson;
import org.doubleloop.client.policy.model.FindingSentenceJson;
import org.doubleloop.client.policy.model.FindingTierJson;
import org.doubleloop.client.policy.model.GuidanceJson;
import org.doubleloop.client.policy.model.GuidanceMarksJson;
import org.doubleloop.client.policy.model.MetricJson;
import org.doubleloop.client.policy.model.MetricKindJson;
import org.doubleloop.client.policy.model.ModeJson;
import org.doubleloop.client.policy.model.NewChangeJson;
import org.doubleloop.client.policy.model.NewProposalJson;
import org.doubleloop.client.policy.model.PlaceTraitJson;
import org.doubleloop.client.policy.model.PolicyFieldsJson;
import org.doubleloop.client.policy.model.RejectionCodeJson;
import org.doubleloop.client.policy.model.RuleEffectJson;
import org.doubleloop.client.policy.model.RuleJson;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.proposing.Plan.Answer;
import org.doubleloop.recommender.proposing.Plan.Named;
import org.doubleloop.recommender.revision.Finding.Count;
import org.doubleloop.recommender.revision.Finding.Edits;
import org.doubleloop.recommender.revision.Finding.Group;
import org.doubleloop.recommender.revision.Remark;
import org.doubleloop.recommender.revision.Revision;
import org.doubleloop.recommender.revision.Step;
import org.doubleloop.recommender.revision.Step.NewGuidance;
import org.doubleloop.recommender.revision.Step.NewRule;
import org.jspecify.annotations.Nullable;

/// Revisions as proposals of the policy-service's API.
final class RevisionMapping {
  private static final double MOST = 1e15;
  private static final double LEAST_A_WEEK = 0.01;

  private RevisionMapping() {}

  static NewProposalJson toApi(PolicyVersion base, Named proposal) {
    var revision = proposal.revision();
    var told =
        new NewProposalJson()
            .id(proposal.id())
            .policy(base.key().policy())
            .baseVersion(base.version())
            .rationale(revision.title() + ". " + revision.rationale())
            .change(revision.steps().stream().map(step -> toApi(base, step)).toList())
            .finding(toApi(revision, proposal.answers()));
    return revision.signals().isEmpty()
        ? told
        : told.evidence(
            List.of(
                new EvidenceJson()
                    .statement(revision.finding().sentence())
                    .signals(revision.signals())));
  }

  private static NewChangeJson toApi(PolicyVersion base, Step step) {
    return switch (step) {
      case Step.AddRule(var rule, var before) ->
          change(ChangeOperationJson.ADD, ClauseKindJson.RULE).before(before).rule(toApi(rule));
      case Step.ReplaceRule(var id, var rule) ->
          change(ChangeOperationJson.REPLACE, ClauseKindJson.RULE).id(id).rule(toApi(rule));
      case Step.RemoveRule(var id) ->
          change(ChangeOperationJson.REMOVE, ClauseKindJson.RULE).id(id);
      case Step.RemoveOption(var id) ->
          change(ChangeOperationJson.REMOVE, ClauseKindJson.OPTION).id(id);
      case Step.AddGuidance(var guidance) ->
          change(ChangeOperationJson.ADD, ClauseKindJson.GUIDANCE).guidance(toApi(guidance));
      case Step.ReplaceGuidance(var id, var guidance) ->
          change(ChangeOperationJson.REPLACE, ClauseKindJson.GUIDANCE)
              .id(id)
              .guidance(toApi(guidance));
      case Step.RemoveGuidance(var id) ->
          change(ChangeOperationJson.REMOVE, ClauseKindJson.GUIDANCE).id(id);
      case Step.Explore(double share) ->
          set(
              new PolicyFieldsJson()
                  .mode(ModeJson.EXPLORE)
                  .exploration(new ExplorationJson().share(share)));
      case Step.Wait(var window) ->
          set(new PolicyFieldsJson().metric(toApi(base.metric()).window(window.toString())));
    };
  }

  private static MetricJson toApi(Metric metric) {
    var grace = metric.window().grace();
    return new MetricJson()
        .outcome(metric.outcome())
        .direction(DirectionJson.fromValue(metric.direction().name()))
        .kind(metric.cap() == null ? null : MetricKindJson.SUM)
        .cap(metric.cap())
        .target(metric.target())
        .window(metric.window().length().toString())
        .grace(grace.isZero() ? null : grace.toString())
        .countWeak(metric.countWeak());
  }

  private static NewChangeJson set(PolicyFieldsJson fields) {
    return new NewChangeJson().op(ChangeOperationJson.SET).set(fields);
  }

  private static NewChangeJson change(ChangeOperationJson operation, ClauseKindJson kind) {
    return new NewChangeJson().op(operation).kind(kind);
  }

  private static RuleJson toApi(NewRule rule) {
    return new RuleJson()
        .id(rule.id())
        .when(rule.when())
        .effect(RuleEffectJson.fromValue(rule.effect().name()))
        .options(rule.options().stream().sorted().toList())
        .reason(rule.reason());
  }

  private static GuidanceJson toApi(NewGuidance guidance) {
    var marks = guidance.marks();
    var told =
        new GuidanceJson()
            .id(guidance.id())
            .when(guidance.when())
            .text(guidance.text())
            .share(guidance.share() < 1 ? (Double) guidance.share() : null);
    return marks.areNone()
        ? told
        : told.marks(new GuidanceMarksJson().without(marks.without()).with(marks.with()));
  }

  private static FindingEditsJson toApi(Edits edits) {
    return new FindingEditsJson()
        .drafts(edits.drafts())
        .changed(edits.changed())
        .checked(edits.checked())
        .heldIn(edits.heldIn())
        .people(edits.people())
        .examples(
            edits.examples().stream()
                .map(each ->
                    new FindingExampleJson()
                        .edit(each.edit())
                        .before(each.before())
                        .after(each.after()))
                .toList());
  }

  private static FindingJson toApi(Revision revision, @Nullable Answer answers) {
    var finding = revision.finding();
    var told =
        new FindingJson()
            .tier(FindingTierJson.fromValue(finding.tier().name()))
            .basis(FindingBasisJson.fromValue(finding.basis().name()))
            .place(place(finding.place()))
            .since(finding.since())
            .sentence(finding.sentence())
            .counts(counts(finding.counts()))
            .worseOff(finding.worseOff().stream().map(RevisionMapping::toApi).toList())
            .learnable(finding.learnable());
    var evidence = finding.evidence();
    if (evidence != null) {
      told.eValue(Math.min(evidence, MOST));
    }
    var likeIt = finding.likeIt();
    if (likeIt != null) {
      told.likeIt(
          new FindingRecordJson()
              .tried(likeIt.tried())
              .held(likeIt.held())
              .sentence(likeIt.words()));
    }
    var interval = finding.interval();
    if (interval != null) {
      told.interval(new DifferenceIntervalJson().low(interval.low()).high(interval.high()));
    }
    var counter = finding.counterExample();
    if (counter != null) {
      told.counterExample(toApi(counter));
    }
    var edits = finding.edits();
    if (edits != null) {
      told.edits(toApi(edits));
    }
    var weekly = finding.unitsPerWeek();
    if (weekly != null) {
      told.unitsPerWeek(Math.max(LEAST_A_WEEK, weekly));
    }
    var remark = revision.remark();
    if (remark != null) {
      told.by(remark.found() ? FindingByJson.MODEL : null).model(toApi(remark));
    }
    return answers == null ? told : told.answers(toApi(answers));
  }

  private static FindingModelJson toApi(Remark remark) {
    var told =
        new FindingModelJson()
            .model(remark.by().model())
            .provider(remark.by().provider())
            .prompt(remark.by().prompt())
            .sentences(sentences(remark.sentences()));
    return remark.maybe().isEmpty() ? told : told.maybe(sentences(remark.maybe()));
  }

  private static List<FindingSentenceJson> sentences(List<Remark.Sentence> sentences) {
    return sentences.stream()
        .map(each -> new FindingSentenceJson().text(each.text()).evidence(each.evidence()))
        .toList();
  }

  private static FindingAnswerJson toApi(Answer answer) {
    var told = new FindingAnswerJson().proposal(answer.proposal()).sentence(answer.sentence());
    var rejection = answer.rejection();
    return rejection == null
        ? told
        : told.code(RejectionCodeJson.fromValue(rejection.code())).reason(rejection.reason());
  }

  private static FindingGroupJson toApi(Group group) {
    var better = group.counts().getFirst();
    var than = group.counts().getLast();
    return new FindingGroupJson()
        .place(place(group.place()))
        .sentence(
            "There %,.0f of %,d succeeded with %s, %,.0f of %,d with %s."
                .formatted(
                    better.successes(),
                    better.trials(),
                    better.option(),
                    than.successes(),
                    than.trials(),
                    than.option()))
        .counts(counts(group.counts()));
  }

  private static List<FindingCountJson> counts(List<Count> counts) {
    return counts.stream()
        .map(each ->
            new FindingCountJson()
                .option(each.option())
                .trials(each.trials())
                .successes(Math.round(each.successes())))
        .toList();
  }

  private static List<PlaceTraitJson> place(Cell place) {
    return place.traits().stream()
        .map(trait -> new PlaceTraitJson().attribute(trait.attribute()).value(trait.value()))
        .toList();
  }
}
