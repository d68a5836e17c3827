package org.doubleloop.recommender.agreement;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.policy.PolicyKey;

/// Counts of feedback as documents.
final class AgreementDocuments {

  private static final String FIELD = "options";

  private AgreementDocuments() {}

  static void toChunks(Map<SuggestedOption, FeedbackCounts> counts, Chunks chunks) {
    chunks.divide(
        new Document(),
        FIELD,
        new TreeMap<>(counts)
            .entrySet().stream().map(each -> toDocument(each.getKey(), each.getValue())));
  }

  static Map<SuggestedOption, FeedbackCounts> fromChunks(Stream<Chunks.Chunk> chunks) {
    var counts = new ConcurrentHashMap<SuggestedOption, FeedbackCounts>();
    chunks
        .flatMap(chunk -> chunk.content().getList(FIELD, Document.class).stream())
        .forEach(each -> counts.put(suggested(each), counts(each)));
    return counts;
  }

  private static Document toDocument(SuggestedOption suggested, FeedbackCounts counts) {
    return new Document("organization", suggested.key().organization())
        .append("policy", suggested.key().policy())
        .append("version", suggested.version())
        .append("option", suggested.option())
        .append("suggested", counts.suggested())
        .append("shown", counts.shown())
        .append("followed", counts.followed())
        .append("changed", counts.changed())
        .append("ignored", counts.ignored())
        .append("notShown", counts.notShown());
  }

  private static SuggestedOption suggested(Document document) {
    return new SuggestedOption(
        new PolicyKey(document.getString("organization"), document.getString("policy")),
        document.getInteger("version"),
        document.getString("option"));
  }

  private static FeedbackCounts counts(Document document) {
    return new FeedbackCounts(
        document.getLong("suggested"),
        document.getLong("shown"),
        document.getLong("followed"),
        document.getLong("changed"),
        document.getLong("ignored"),
        document.getLong("notShown"));
  }
}
