package org.doubleloop.recommender.suggestion;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assignment.FollowingActionDocuments;
import org.doubleloop.recommender.draw.DrawDocuments;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;

/// Suggestions as documents: the answer as it was given, and what has to be found in it again.
final class SuggestionDocuments {

  static final String KIND = "SUGGESTION";

  static final String RECORDED_AT = "recordedAt";

  private static final String ACCOUNT_UNIT = "accountUnit";

  private static final String SUBJECT_UNIT = "subjectUnit";

  private static final String PROPENSITIES = "propensities";

  private static final String TRIGGER = "trigger";

  /// What [#recordedContext] reads.
  static final Bson CONTEXT = Projections.include("id", RECORDED_AT, "context", ACCOUNT_UNIT);

  private SuggestionDocuments() {}

  static Document toDocument(
      String documentId, Suggestion suggestion, String bodyHash, String answer) {
    var request = suggestion.request();
    var document =
        new Document("_id", documentId)
            .append("id", suggestion.id())
            .append("organization", request.key().organization())
            .append("kind", KIND)
            .append("policy", request.key().policy())
            .append("version", suggestion.version().version())
            .append("unit", suggestion.unit())
            .append("unitKind", suggestion.version().unit().name())
            .append("context", new Document(request.context()))
            .append(
                "options",
                suggestion.ranked().stream().map(ranked -> ranked.option().id()).toList())
            .append(
                "tiers", suggestion.ranked().stream().map(each -> each.ranked().tier()).toList())
            .append(PROPENSITIES, suggestion.drawn())
            .append(DrawDocuments.FIELD, DrawDocuments.toDocument(suggestion.draw()))
            .append("rules", suggestion.rules())
            .append("generation", suggestion.generation())
            .append(RECORDED_AT, suggestion.at())
            .append("bodyHash", bodyHash)
            .append("answer", answer);
    if (request.trigger() != null) {
      document.append(TRIGGER, request.trigger());
    }
    if (suggestion.closedAt() != null) {
      document.append("closedAt", suggestion.closedAt());
    }
    if (suggestion.units().account() != null) {
      document.append(ACCOUNT_UNIT, suggestion.units().account());
    }
    if (suggestion.version().unit() != UnitKind.SUBJECT) {
      document.append(SUBJECT_UNIT, suggestion.units().subject());
    }
    suggestion.told().ifPresent(told -> document.append("option", told.option().id()));
    return document;
  }

  static RecordedSuggestion fromDocument(Document document) {
    return new RecordedSuggestion(
        document.getString("id"),
        key(document),
        document.getInteger("version"),
        document.getString("unit"),
        unit(document, UnitKind.SUBJECT, SUBJECT_UNIT),
        unit(document, UnitKind.ACCOUNT, ACCOUNT_UNIT),
        document.get("context", Document.class),
        document.getString("option"),
        document.getList("options", String.class),
        document.getString("bodyHash"),
        document.getString("answer"),
        episode(document),
        DrawDocuments.ofSuggestion(document),
        document.get(RECORDED_AT, Instant.class),
        FollowingActionDocuments.fromDocument(document));
  }

  /// @param field that has it where it is not the unit of randomisation
  private static @Nullable String unit(Document document, UnitKind kind, String field) {
    boolean isUnit = document.getString("unitKind").equals(kind.name());
    return document.getString(isUnit ? "unit" : field);
  }

  /// Before that was recorded there was but one.
  private static @Nullable Integer episode(Document document) {
    if (document.containsKey(DrawDocuments.FIELD)) {
      return DrawDocuments.episode(document);
    }
    return 1;
  }

  /// What is recorded of suggestions to a unit.
  static Bson to(UnitKind kind, String unit) {
    return Filters.or(
        Filters.and(Filters.eq("unitKind", kind.name()), Filters.eq("unit", unit)),
        Filters.eq(kind == UnitKind.SUBJECT ? SUBJECT_UNIT : ACCOUNT_UNIT, unit));
  }

  static Recipient recipient(Document document) {
    return new Recipient(
        key(document),
        UnitKind.valueOf(document.getString("unitKind")),
        document.getString("unit"),
        DrawDocuments.episode(document),
        document.get(RECORDED_AT, Instant.class),
        logged(document),
        FollowingActionDocuments.fromDocument(document));
  }

  /// In mode OBSERVE nothing is told, and what stands first would have been.
  private static Recipient.@Nullable Logged logged(Document document) {
    var options = document.getList("options", String.class, List.of());
    return document.containsKey("option") || options.isEmpty()
        ? null
        : new Recipient.Logged(
            document.getString("id"), document.getInteger("version"), options.getFirst());
  }

  static Suggestions.RecordedContext recordedContext(Document document) {
    return new Suggestions.RecordedContext(
        document.getString("id"),
        document.get(RECORDED_AT, Instant.class),
        document.get("context", Document.class),
        document.containsKey(ACCOUNT_UNIT));
  }

  static SuggestionMade made(Document document) {
    return new SuggestionMade(
        key(document),
        document.getInteger("version"),
        document.getString("id"),
        UnitKind.valueOf(document.getString("unitKind")),
        document.getString("unit"),
        document.get("context", Document.class),
        document.getString(TRIGGER),
        document.getString("option"),
        document.getList("options", String.class),
        document.getList(PROPENSITIES, Integer.class),
        DrawDocuments.fromDocument(document),
        document.getString(ACCOUNT_UNIT),
        document.get(RECORDED_AT, Instant.class));
  }

  private static PolicyKey key(Document document) {
    return new PolicyKey(document.getString("organization"), document.getString("policy"));
  }
}
