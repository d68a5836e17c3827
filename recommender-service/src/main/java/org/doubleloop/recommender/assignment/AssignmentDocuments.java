package org.doubleloop.recommender.assignment;

import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.assignment.Assignment.Terms;
import org.doubleloop.recommender.draw.DrawDocuments;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// Assignments as documents, each named by its policy, unit and episode. That of the first episode,
/// whose name has no number, as there was only one before there were episodes, also knows which is
/// the latest; that may be behind by those that nobody has read since.
final class AssignmentDocuments {

  static final String KIND = "ASSIGNMENT";
  static final String AT = "at";
  static final String LATEST = "latest";
  static final String LASTS = "lasts";

  private static final String EPISODE = "episode";
  private static final String VERSION = "version";

  private AssignmentDocuments() {}

  /// The name of the document.
  static String idOf(PolicyKey key, String unit, int episode) {
    return Ids.document(key.organization(), KIND, name(key, unit, episode));
  }

  private static String name(PolicyKey key, String unit, int episode) {
    var first = key.policy() + "/" + unit;
    return episode == 1 ? first : first + "/" + episode;
  }

  static Document toDocument(Question question, Assignment assignment) {
    var key = question.version().key();
    var document =
        new Document("_id", idOf(key, question.unit(), assignment.episode()))
            .append("id", name(key, question.unit(), assignment.episode()))
            .append("organization", key.organization())
            .append("kind", KIND)
            .append("policy", key.policy())
            .append("unit", question.unit())
            .append("unitKind", question.version().unit().name())
            .append(EPISODE, assignment.episode())
            .append("suggestion", assignment.suggestion())
            .append("option", assignment.option())
            .append("propensity", assignment.propensity())
            .append(AT, assignment.at())
            .append("open", assignment.open())
            .append("context", new Document(question.context()))
            .append("rules", question.rules())
            .append("generation", question.generation());
    if (question.accountUnit() != null) {
      document.append("accountUnit", question.accountUnit());
    }
    if (question.closedAt() != null) {
      document.append("closedAt", question.closedAt());
    }
    var terms = assignment.terms();
    if (terms != null) {
      document
          .append(VERSION, terms.version())
          .append("offer", terms.offer())
          .append(LASTS, terms.lasts().toMillis())
          .append("top", terms.top())
          .putAll(DrawDocuments.among(terms.among()));
    }
    return document;
  }

  static Assignment fromDocument(Document document) {
    return new Assignment(
        document.getInteger(EPISODE, 1),
        document.getString("suggestion"),
        document.getString("option"),
        document.getDouble("propensity"),
        at(document),
        document.getBoolean("open"),
        FollowingActionDocuments.fromDocument(document),
        terms(document));
  }

  /// What a search for an episode reads of it.
  static EpisodeSearch.Begun begun(Document document) {
    var lasts = document.getLong(LASTS);
    return new EpisodeSearch.Begun(
        document.getString("_id"),
        document.getInteger(LATEST, 1),
        at(document),
        lasts == null ? null : Duration.ofMillis(lasts),
        FollowingActionDocuments.fromDocument(document));
  }

  private static Instant at(Document document) {
    return document.get(AT, Instant.class);
  }

  private static @Nullable Terms terms(Document document) {
    return document.containsKey(VERSION)
        ? new Terms(
            document.getInteger(VERSION),
            document.getString("offer"),
            Duration.ofMillis(document.getLong(LASTS)),
            document.getString("top"),
            DrawDocuments.among(document))
        : null;
  }
}
