package org.doubleloop.recommender.heeded;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.doubleloop.recommender.heed.Deed;
import org.doubleloop.recommender.heed.DraftFacts;
import org.doubleloop.recommender.heed.Revised;
import org.doubleloop.recommender.heed.Said;
import org.doubleloop.recommender.heed.Written;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.policy.Policies;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// What is known of drafts as documents.
final class FactsDocuments {
  private FactsDocuments() {}

  static Document toDocument(String id, DraftFacts facts) {
    var document = new Document("id", id).append("toldAt", facts.toldAt().toEpochMilli());
    if (facts.isWritten()) {
      document.append("written", toDocument(facts.written()));
    }
    var deed = facts.deed();
    if (deed != null) {
      document.append("deed", toDocument(deed));
    }
    var said = facts.said();
    if (said != null) {
      document.append(
          "said",
          new Document("edit", said.edit())
              .append("at", said.at().toEpochMilli())
              .append("changed", said.changed())
              .append("holding", List.copyOf(new TreeSet<>(said.holding()))));
    }
    return document.append(
        "unjudged", facts.unjudged().stream().map(FactsDocuments::toDocument).toList());
  }

  static DraftFacts facts(String organization, Document document, Policies policies) {
    var facts = new DraftFacts();
    var said = document.get("said", Document.class);
    facts.restore(
        written(organization, document.get("written", Document.class), policies),
        deed(document.get("deed", Document.class)),
        said == null
            ? null
            : new Said(
                said.getString("edit"),
                instant(said, "at"),
                said.getLong("changed"),
                new HashSet<>(said.getList("holding", String.class))));
    facts.toldAt(instant(document, "toldAt"));
    document.getList("unjudged", Document.class).forEach(each -> facts.add(revised(each)));
    return facts;
  }

  private static Document toDocument(Written written) {
    return new Document("policy", written.key().policy())
        .append("version", written.version().version())
        .append("at", written.at().toEpochMilli())
        .append("unit", written.unit())
        .append("closes", written.closes())
        .append(
            "clauses",
            written.clauses().stream()
                .map(each ->
                    new Document("id", each.id())
                        .append("served", each.served())
                        .append("holds", each.holds()))
                .toList());
  }

  /// @throws IllegalStateException where the version is not kept
  private static @Nullable Written written(
      String organization, @Nullable Document document, Policies policies) {
    if (document == null) {
      return null;
    }
    var key = new PolicyKey(organization, document.getString("policy"));
    int number = document.getInteger("version");
    var version =
        policies
            .used(key, number)
            .orElseThrow(() ->
                new IllegalStateException(
                    "Version %d of policy %s is not kept".formatted(number, key.policy())));
    return new Written(
        version,
        instant(document, "at"),
        document.getString("unit"),
        document.getLong("closes"),
        document.getList("clauses", Document.class).stream()
            .flatMap(each -> clause(version, each))
            .toList());
  }

  private static Stream<Written.Clause> clause(PolicyVersion version, Document document) {
    return version.guidance().stream()
        .filter(each -> each.id().equals(document.getString("id")))
        .map(each ->
            new Written.Clause(each, document.getBoolean("served"), document.getBoolean("holds")));
  }

  private static Document toDocument(Deed deed) {
    return new Document("action", deed.action())
        .append("at", deed.at().toEpochMilli())
        .append("number", deed.number())
        .append(
            "outcomes",
            deed.outcomes().stream()
                .map(each ->
                    new Document("id", each.id())
                        .append("type", each.type())
                        .append("value", each.value())
                        .append("at", each.at().toEpochMilli())
                        .append("last", each.last())
                        .append("certain", each.certain()))
                .toList());
  }

  private static @Nullable Deed deed(@Nullable Document document) {
    return document == null
        ? null
        : new Deed(
            document.getString("action"),
            instant(document, "at"),
            document.getInteger("number"),
            document.getList("outcomes", Document.class).stream()
                .map(each ->
                    new CountedOutcome(
                        each.getString("id"),
                        each.getString("type"),
                        each.getDouble("value"),
                        instant(each, "at"),
                        each.getBoolean("last"),
                        each.getBoolean("certain")))
                .toList());
  }

  static Document toDocument(Revised edit) {
    return new Document("edit", edit.edit())
        .append("at", edit.at().toEpochMilli())
        .append("recordedAt", edit.recordedAt().toEpochMilli())
        .append("changed", edit.changed())
        .append("draft", edit.draft())
        .append("final", edit.finalText())
        .append("before", edit.before())
        .append("after", edit.after())
        .append("editor", edit.editor());
  }

  static Revised revised(Document document) {
    return new Revised(
        document.getString("edit"),
        instant(document, "at"),
        instant(document, "recordedAt"),
        document.getLong("changed"),
        document.getString("draft"),
        document.getString("final"),
        document.getString("before"),
        document.getString("after"),
        document.getString("editor"));
  }

  private static Instant instant(Document document, String field) {
    return Instant.ofEpochMilli(document.getLong(field));
  }
}
