package org.doubleloop.recommender.ruledraft;

import java.util.List;
import org.doubleloop.api.recommender.model.AttributesByJson;
import org.doubleloop.api.recommender.model.CountJson;
import org.doubleloop.api.recommender.model.EvidenceJson;
import org.doubleloop.api.recommender.model.NewChangeJson;
import org.doubleloop.api.recommender.model.NewProposalJson;
import org.doubleloop.api.recommender.model.RuleDraftJson;
import org.doubleloop.api.recommender.model.RuleDraftNoteCodeJson;
import org.doubleloop.api.recommender.model.RuleDraftNoteJson;
import org.doubleloop.api.recommender.model.RuleJson;

/// Translates rule drafts for the API.
final class RuleDraftMapping {
  private RuleDraftMapping() {}

  static RuleDraftJson toApi(RuleDraft draft) {
    return new RuleDraftJson()
        .proposal(proposal(draft))
        .attributesBy(AttributesByJson.fromValue(draft.where().by().name()))
        .notes(draft.notes().stream().map(RuleDraftMapping::toApi).toList());
  }

  private static NewProposalJson proposal(RuleDraft draft) {
    var evidence = evidence(draft);
    return new NewProposalJson()
        .policy(draft.base().key().policy())
        .baseVersion(draft.base().version())
        .change(
            List.of(
                new NewChangeJson()
                    .op(NewChangeJson.OpEnum.ADD)
                    .kind(NewChangeJson.KindEnum.RULE)
                    .before(draft.before())
                    .rule(
                        new RuleJson()
                            .id(draft.id())
                            .when(draft.where().condition())
                            .effect(RuleJson.EffectEnum.PREFER)
                            .options(List.of(draft.option().id()))
                            .reason(draft.reason())
                            .evidence(List.of(evidence)))))
        .rationale(draft.rationale())
        .evidence(List.of(evidence));
  }

  private static EvidenceJson evidence(RuleDraft draft) {
    return new EvidenceJson()
        .statement(draft.statement())
        .counts(
            draft.counts().stream()
                .map(count ->
                    new CountJson()
                        .label(count.label())
                        .trials(count.trials())
                        .successes(count.successes()))
                .toList())
        .signals(draft.precedent().signals());
  }

  private static RuleDraftNoteJson toApi(Note note) {
    return new RuleDraftNoteJson()
        .code(RuleDraftNoteCodeJson.fromValue(note.code().name()))
        .message(note.message())
        .attribute(note.attribute())
        .rule(note.rule());
  }
}
