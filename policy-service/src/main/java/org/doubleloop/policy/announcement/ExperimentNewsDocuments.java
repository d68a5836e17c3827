package org.doubleloop.policy.announcement;

import java.time.Instant;
import java.time.LocalDate;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.policy.announcement.ExperimentNews.End;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.experiment.Ending;
import org.doubleloop.policy.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/// Writes what is told of experiments into documents and reads it back. They stand in one
/// collection with the versions, and have no field by which versions are found.
final class ExperimentNewsDocuments {
  static final String KIND = "experiment-news";

  private ExperimentNewsDocuments() {}

  static Document toDocument(ExperimentNews news) {
    // Unique, so that it is told once.
    var id = news.id() + "/" + news.number();
    var document =
        new Document("_id", Ids.document(news.organization(), KIND, id))
            .append("id", id)
            .append("organization", news.organization())
            .append("kind", KIND)
            .append("experiment", news.id())
            .append("experimentOf", news.policy())
            .append("number", news.number())
            .append("state", news.state().name())
            .append("baseVersion", news.baseVersion())
            .append("contentHash", news.contentHash())
            .append("share", news.share())
            .append("until", news.until().toString());
    put(document, "trialOf", news.proposal());
    put(document, "where", news.where());
    put(document, "startedAt", news.startedAt());
    var content = news.content();
    put(document, "content", content == null ? null : ContentCodec.write(content));
    var end = news.end();
    return end == null ? document : document.append("end", toDocument(end));
  }

  private static Document toDocument(End end) {
    var document =
        new Document("outcome", end.ending().outcome().name())
            .append("because", end.ending().because().name())
            .append("at", end.at())
            .append("by", end.by());
    put(document, "reason", end.ending().reason());
    put(document, "results", end.ending().results());
    return document;
  }

  private static void put(Document document, String name, @Nullable Object value) {
    if (value != null) {
      document.append(name, value);
    }
  }

  static ExperimentNews fromDocument(Document document) {
    var content = document.getString("content");
    return new ExperimentNews(
        document.getString("organization"),
        document.getString("experiment"),
        document.getString("experimentOf"),
        document.getString("trialOf"),
        document.getInteger("number"),
        Experiment.State.valueOf(document.getString("state")),
        document.getInteger("baseVersion"),
        content == null ? null : ContentCodec.read(content, PolicyContent.class),
        document.getString("contentHash"),
        document.getString("where"),
        document.getDouble("share"),
        LocalDate.parse(document.getString("until")),
        document.get("startedAt", Instant.class),
        end(document.get("end", Document.class)));
  }

  private static @Nullable End end(@Nullable Document document) {
    return document == null
        ? null
        : new End(
            new Ending(
                Ending.Outcome.valueOf(document.getString("outcome")),
                Ending.Cause.valueOf(document.getString("because")),
                document.getString("reason"),
                document.getString("results")),
            document.get("at", Instant.class),
            document.getString("by"));
  }
}
