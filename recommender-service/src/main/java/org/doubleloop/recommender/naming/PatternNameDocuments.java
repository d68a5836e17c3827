package org.doubleloop.recommender.naming;

import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.asking.Author;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.policy.PolicyKey;

/// Names as documents. The number is taken by the `_id`: of those who ask at the same time one is
/// heard.
final class PatternNameDocuments {
  private static final String KIND = "PATTERN_NAME";
  private static final String NAMED = "named";

  private PatternNameDocuments() {}

  static StoredKind storedKind() {
    return new StoredKind(KIND, PatternNameDocuments::fromStored);
  }

  static Document toStored(PatternName name) {
    var id =
        Ids.hash(
            name.key().policy(),
            name.kind().name(),
            name.phrase(),
            Integer.toString(name.number()));
    return new Document("_id", Ids.document(name.organization(), KIND, id))
        .append("id", id)
        .append("kind", KIND)
        .append("organization", name.organization())
        .append(NAMED, toDocument(name));
  }

  static PatternName fromStored(Document stored) {
    return fromDocument(stored.get(NAMED, Document.class));
  }

  static Document toDocument(PatternName name) {
    var document =
        new Document("organization", name.organization())
            .append("policy", name.key().policy())
            .append("change", name.kind().name())
            .append("phrase", name.phrase())
            .append("n", name.number())
            .append("drafts", name.drafts())
            .append("provider", name.by().provider())
            .append("model", name.by().model())
            .append("prompt", name.by().prompt())
            .append("recordedAt", name.recordedAt().toEpochMilli());
    return name.name() == null ? document : document.append("name", name.name());
  }

  static PatternName fromDocument(Document document) {
    return new PatternName(
        new PolicyKey(document.getString("organization"), document.getString("policy")),
        PatternKind.valueOf(document.getString("change")),
        document.getString("phrase"),
        document.getInteger("n"),
        document.getLong("drafts"),
        document.getString("name"),
        new Author(
            document.getString("provider"),
            document.getString("model"),
            document.getString("prompt")),
        Instant.ofEpochMilli(document.getLong("recordedAt")));
  }
}
