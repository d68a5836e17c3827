package org.doubleloop.recommender.trial;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.evalue.Interval;
import org.doubleloop.recommender.experiment.Ending;
import org.doubleloop.recommender.experiment.Ending.Cause;
import org.doubleloop.recommender.experiment.Ending.Outcome;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.measure.MetricKeyDocuments;
import org.doubleloop.recommender.trial.Reading.VariantCount;

/// Looks at experiments as documents, each named by its experiment and its moment: of those who
/// look at the same time one is heard.
public final class TrialLookDocuments {
  private static final String KIND = "TRIAL_LOOK";
  private static final String LOOK = "look";

  private TrialLookDocuments() {}

  /// How they are read from the lanes.
  public static StoredKind storedKind() {
    return new StoredKind(KIND, TrialLookDocuments::fromStored);
  }

  static Document toStored(TrialLook look) {
    var id = Ids.hash(look.experiment(), look.moment().toString());
    return new Document("_id", Ids.document(look.organization(), KIND, id))
        .append("id", id)
        .append("kind", KIND)
        .append("organization", look.organization())
        .append(LOOK, toDocument(look));
  }

  static TrialLook fromStored(Document stored) {
    return look(stored.get(LOOK, Document.class));
  }

  static Document toDocument(TrialLook look) {
    var reading = look.reading();
    var document =
        MetricKeyDocuments.toDocument(look.key())
            .append("experiment", look.experiment())
            .append("moment", look.moment().toEpochMilli())
            .append("recordedAt", look.recordedAt().toEpochMilli())
            .append("givenA", reading.givenA())
            .append("givenB", reading.givenB())
            .append("logE", reading.logE())
            .append("logEOfHarm", reading.logEOfHarm())
            .append(
                "counts", reading.counts().stream().map(TrialLookDocuments::toDocument).toList());
    var difference = reading.difference();
    if (difference != null) {
      document
          .append("estimate", difference.estimate())
          .append("low", difference.low())
          .append("high", difference.high());
    }
    var ending = look.ending();
    if (ending != null) {
      document
          .append("outcome", ending.outcome().name())
          .append("because", ending.because().name());
    }
    return document;
  }

  static TrialLook look(Document document) {
    var estimate = document.getDouble("estimate");
    var outcome = document.getString("outcome");
    return new TrialLook(
        MetricKeyDocuments.policy(document),
        document.getString("experiment"),
        Instant.ofEpochMilli(document.getLong("moment")),
        new Reading(
            document.getLong("givenA"),
            document.getLong("givenB"),
            document.getList("counts", Document.class).stream()
                .map(TrialLookDocuments::count)
                .toList(),
            document.getDouble("logE"),
            document.getDouble("logEOfHarm"),
            estimate == null
                ? null
                : new Interval(estimate, document.getDouble("low"), document.getDouble("high"))),
        outcome == null
            ? null
            : new Ending(Outcome.valueOf(outcome), Cause.valueOf(document.getString("because"))),
        Instant.ofEpochMilli(document.getLong("recordedAt")));
  }

  private static Document toDocument(VariantCount count) {
    return new Document("variant", count.variant())
        .append("metric", count.metric())
        .append("units", count.units())
        .append("successes", count.successes())
        .append("mean", count.mean());
  }

  private static VariantCount count(Document document) {
    return new VariantCount(
        document.getString("variant"),
        document.getString("metric"),
        document.getLong("units"),
        document.getLong("successes"),
        document.getDouble("mean"));
  }
}
