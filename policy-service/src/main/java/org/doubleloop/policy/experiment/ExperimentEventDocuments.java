package org.doubleloop.policy.experiment;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.policy.change.ClauseRef;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.ExperimentEvent.Concluded;
import org.doubleloop.policy.experiment.ExperimentEvent.Consented;
import org.doubleloop.policy.experiment.ExperimentEvent.Drafted;
import org.doubleloop.policy.experiment.ExperimentEvent.Ended;
import org.doubleloop.policy.experiment.ExperimentEvent.KeyedRequest;
import org.doubleloop.policy.experiment.ExperimentEvent.Paused;
import org.doubleloop.policy.experiment.ExperimentEvent.Rebased;
import org.doubleloop.policy.experiment.ExperimentEvent.Refused;
import org.doubleloop.policy.experiment.ExperimentEvent.Resulted;
import org.doubleloop.policy.experiment.ExperimentEvent.Resumed;
import org.doubleloop.policy.experiment.ExperimentEvent.Stamp;
import org.doubleloop.policy.experiment.ExperimentEvent.Started;
import org.doubleloop.policy.experiment.ExperimentEvent.Starting;
import org.jspecify.annotations.Nullable;

/// Writes what happened to experiments into documents and reads it back.
final class ExperimentEventDocuments {
  private static final String KIND = "event";

  private ExperimentEventDocuments() {}

  static Document toDocument(ExperimentEvent event) {
    return switch (event) {
      case Drafted(var stamp, var variant) ->
          document("DRAFTED", stamp).append("variant", toDocument(variant));
      case Consented(var stamp) -> document("CONSENTED", stamp);
      case Starting(var stamp) -> document("STARTING", stamp);
      case Started(var stamp) -> document("STARTED", stamp);
      case Refused(var stamp, var other) -> document("REFUSED", stamp).append("other", other);
      case Paused(var stamp) -> document("PAUSED", stamp);
      case Resumed(var stamp) -> document("RESUMED", stamp);
      case Rebased(var stamp, var variant) ->
          document("REBASED", stamp).append("variant", toDocument(variant));
      case Ended(var stamp, var ending) ->
          document("ENDED", stamp).append("ending", toDocument(ending));
      case Resulted(var stamp, var results) ->
          document("RESULTED", stamp).append("results", results);
      case Concluded(var stamp, var learning) ->
          document("CONCLUDED", stamp).append("learning", learning);
    };
  }

  static ExperimentEvent fromDocument(Document document) {
    var stamp = stamp(document);
    return switch (document.getString(KIND)) {
      case "DRAFTED" -> new Drafted(stamp, variant(document.get("variant", Document.class)));
      case "CONSENTED" -> new Consented(stamp);
      case "STARTING" -> new Starting(stamp);
      case "STARTED" -> new Started(stamp);
      case "REFUSED" -> new Refused(stamp, document.getString("other"));
      case "PAUSED" -> new Paused(stamp);
      case "RESUMED" -> new Resumed(stamp);
      case "REBASED" -> new Rebased(stamp, variant(document.get("variant", Document.class)));
      case "ENDED" -> new Ended(stamp, ending(document.get("ending", Document.class)));
      case "RESULTED" -> new Resulted(stamp, document.getString("results"));
      case "CONCLUDED" -> new Concluded(stamp, document.getString("learning"));
      default -> throw new IllegalStateException("Unknown event " + document.getString(KIND));
    };
  }

  private static Document document(String kind, Stamp stamp) {
    var document =
        new Document(KIND, kind)
            .append("number", stamp.number())
            .append("by", stamp.by())
            .append("at", stamp.at());
    var request = stamp.request();
    return request == null
        ? document
        : document.append(
            "request", new Document("key", request.key()).append("bodyHash", request.bodyHash()));
  }

  private static Stamp stamp(Document document) {
    return new Stamp(
        document.getInteger("number"),
        document.getString("by"),
        document.get("at", Instant.class),
        request(document.get("request", Document.class)));
  }

  private static @Nullable KeyedRequest request(@Nullable Document document) {
    return document == null
        ? null
        : new KeyedRequest(document.getString("key"), document.getString("bodyHash"));
  }

  private static Document toDocument(Variant variant) {
    return new Document("baseVersion", variant.baseVersion())
        .append("content", ContentCodec.write(variant.content()))
        .append("contentHash", variant.contentHash())
        .append("clauses", ContentCodec.write(variant.clauses()));
  }

  private static Variant variant(Document document) {
    return new Variant(
        document.getInteger("baseVersion"),
        ContentCodec.read(document.getString("content"), PolicyContent.class),
        document.getString("contentHash"),
        List.of(ContentCodec.read(document.getString("clauses"), ClauseRef[].class)));
  }

  static Document toDocument(Ending ending) {
    var document =
        new Document("outcome", ending.outcome().name()).append("because", ending.because().name());
    if (ending.reason() != null) {
      document.append("reason", ending.reason());
    }
    if (ending.results() != null) {
      document.append("results", ending.results());
    }
    return document;
  }

  static Ending ending(Document document) {
    return new Ending(
        Ending.Outcome.valueOf(document.getString("outcome")),
        Ending.Cause.valueOf(document.getString("because")),
        document.getString("reason"),
        document.getString("results"));
  }
}
