package org.doubleloop.recommender.guide;

import org.doubleloop.api.recommender.model.GuidanceArmJson;
import org.doubleloop.api.recommender.model.GuidanceClauseCountsJson;
import org.doubleloop.api.recommender.model.GuidanceClauseJson;
import org.doubleloop.api.recommender.model.GuidanceClauseMarksJson;
import org.doubleloop.api.recommender.model.GuidanceCountsJson;
import org.doubleloop.api.recommender.model.GuidanceCountsListJson;
import org.doubleloop.api.recommender.model.GuidanceEffectJson;
import org.doubleloop.api.recommender.model.GuidanceExampleJson;
import org.doubleloop.api.recommender.model.ServedGuidanceJson;
import org.doubleloop.api.recommender.model.WithheldBecauseJson;
import org.doubleloop.api.recommender.model.WithheldGuidanceJson;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.condition.When;
import org.doubleloop.recommender.guidance.ArmCounts;
import org.doubleloop.recommender.guidance.ClauseRecord;
import org.doubleloop.recommender.guidance.ClauseRecords;
import org.doubleloop.recommender.guidance.Contradictions;
import org.doubleloop.recommender.guidance.Effect;
import org.doubleloop.recommender.guidance.Example;
import org.doubleloop.recommender.guidance.Leaflet.Entry;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// Guidance as the API has it.
final class GuidanceMapping {
  /// What is more is told as this.
  private static final double LARGEST = 1e15;

  private GuidanceMapping() {}

  static ServedGuidanceJson toApi(Question question, Guide.Answer answer, int words) {
    var leaflet = answer.leaflet();
    return new ServedGuidanceJson()
        .policy(answer.version().key().policy())
        .version(answer.version().version())
        .suggestion(question.suggestion())
        .unit(answer.unit())
        .words(words)
        .used(leaflet.words())
        .clauses(leaflet.entries().stream().map(GuidanceMapping::toApi).toList())
        .withheld(leaflet.withheld().stream().map(each -> withheld(each, answer.unit())).toList())
        .left(leaflet.left().stream().map(Guidance::id).toList())
        .text(leaflet.text());
  }

  static GuidanceCountsListJson toApi(PolicyVersion version, ClauseRecords records) {
    return new GuidanceCountsListJson()
        .policy(version.key().policy())
        .version(version.version())
        .clauses(
            version.guidance().stream()
                .map(clause -> {
                  var record = records.of(version, clause);
                  return new GuidanceClauseCountsJson()
                      .id(clause.id())
                      .text(clause.text())
                      .share(share(clause))
                      .counts(counts(record))
                      .findings(Contradictions.of(version, clause));
                })
                .toList());
  }

  private static WithheldGuidanceJson withheld(Guidance clause, @Nullable String unit) {
    return new WithheldGuidanceJson()
        .id(clause.id())
        .share(clause.share())
        .because(unit == null ? WithheldBecauseJson.NO_UNIT : WithheldBecauseJson.UNIT);
  }

  private static GuidanceClauseJson toApi(Entry entry) {
    var clause = entry.clause();
    var when = clause.when();
    return new GuidanceClauseJson()
        .id(clause.id())
        .text(clause.text())
        .when(when == null ? null : when.expression())
        .marks(marks(clause.marks()))
        .share(share(clause))
        .because(because(when))
        .counts(counts(entry.record()))
        .examples(entry.examples().stream().map(GuidanceMapping::toApi).toList());
  }

  private static String because(@Nullable When when) {
    return when == null ? "It holds everywhere." : "It holds here: " + when.expression();
  }

  private static @Nullable Double share(Guidance clause) {
    return clause.isByChance() ? (Double) clause.share() : null;
  }

  private static @Nullable GuidanceClauseMarksJson marks(Marks marks) {
    return marks.areNone()
        ? null
        : new GuidanceClauseMarksJson()
            .without(marks.without().isEmpty() ? null : marks.without())
            .with(marks.with().isEmpty() ? null : marks.with());
  }

  private static GuidanceExampleJson toApi(Example example) {
    return new GuidanceExampleJson()
        .edit(example.edit())
        .before(example.before())
        .after(example.after());
  }

  private static @Nullable GuidanceCountsJson counts(ClauseRecord record) {
    return record.isCounted()
        ? new GuidanceCountsJson()
            .served(toApi(record.served()))
            .withheld(toApi(record.withheld()))
            .shareChanged(toApi(record.shareChanged()))
            .outcome(toApi(record.outcome()))
            .sentence(Words.of(record))
        : null;
  }

  private static GuidanceArmJson toApi(ArmCounts counts) {
    return new GuidanceArmJson()
        .drafts(counts.drafts())
        .sent(counts.sent())
        .followed(counts.followed())
        .editedAway(counts.editedAway())
        .known(counts.known())
        .succeeded(counts.succeeded());
  }

  private static @Nullable GuidanceEffectJson toApi(@Nullable Effect effect) {
    return effect == null
        ? null
        : new GuidanceEffectJson()
            .served(effect.served())
            .withheld(effect.withheld())
            .estimate(effect.difference().estimate())
            .low(effect.difference().low())
            .high(effect.difference().high())
            .eValue(Math.min(Math.exp(effect.logE()), LARGEST))
            .eValueOfHarm(Math.min(Math.exp(effect.logEOfHarm()), LARGEST));
  }
}
