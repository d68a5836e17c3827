package org.doubleloop.recommender.suggestion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.assignment.FollowingActionDocuments;
import org.doubleloop.recommender.draw.DrawDocuments;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.policy.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Suggestions, in this service's own lanes.
@Repository
public final class Suggestions {

  /// How the newest suggestions of a policy are found.
  private static final List<String> RECENT =
      List.of("organization", "policy", SuggestionDocuments.RECORDED_AT, "id");

  private static final int AT_ONCE = 1_000;

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;
  private final JsonMapper json;
  private final UnitHash units;

  /// In which context something was suggested.
  ///
  /// @param suggestion its id
  /// @param hasAccount whether the account was said
  public record RecordedContext(
      String suggestion, Instant at, Map<String, Object> context, boolean hasAccount) {
    public RecordedContext {
      context = Map.copyOf(context);
    }
  }

  /// Which suggestions of a policy are listed; what is null is not asked for.
  ///
  /// @param from the first moment at which they were recorded
  /// @param until the first moment at which they were not
  record Sought(
      PolicyKey key,
      @Nullable Integer version,
      @Nullable String option,
      @Nullable String subject,
      @Nullable String account,
      @Nullable Instant from,
      @Nullable Instant until) {}

  /// A place in a list.
  ///
  /// @param suggestion its id
  record Place(Instant recordedAt, String suggestion) {
    static Place parse(String text) {
      int end = text.indexOf(' ');
      return new Place(
          Instant.ofEpochMilli(Long.parseLong(text, 0, end, 10)), text.substring(end + 1));
    }

    String text() {
      return recordedAt.toEpochMilli() + " " + suggestion;
    }
  }

  Suggestions(
      Store store, FeedCollection lanes, LaneWriter writer, JsonMapper json, UnitHash units) {
    this.collection = store.collection(lanes.name());
    this.writer = writer;
    this.json = json;
    this.units = units;
    store.ensureIndexes(lanes.name(), RECENT);
  }

  /// How suggestions are read from the lanes.
  public static StoredKind storedKind() {
    return new StoredKind(SuggestionDocuments.KIND, SuggestionDocuments::made);
  }

  /// @throws ServiceException when there is none of this id
  public RecordedSuggestion known(String organization, String id) {
    return find(organization, id)
        .orElseThrow(
            () -> new ServiceException(CommonProblem.NOT_FOUND, "There is no suggestion " + id));
  }

  public Optional<RecordedSuggestion> find(String organization, String id) {
    return Optional.ofNullable(
            collection.find(Filters.eq("_id", documentId(organization, id))).first())
        .map(SuggestionDocuments::fromDocument);
  }

  /// Records what is about to be answered; answers what stands under its id.
  ///
  /// @param answer is kept as JSON
  /// @throws ServiceException when that is the answer to something else, or the answer is too large
  RecordedSuggestion record(
      Creation creation, Suggestion suggestion, String bodyHash, Object answer) {
    var document =
        SuggestionDocuments.toDocument(
            creation.documentId(SuggestionDocuments.KIND),
            suggestion,
            bodyHash,
            json.writeValueAsString(answer));
    return switch (writer.store(document)) {
      case Appended.Stored stored -> SuggestionDocuments.fromDocument(stored.document());
      case Appended.Duplicate(Document standing) ->
          SuggestionDocuments.fromDocument(
              creation.again(standing, standing.getString("bodyHash").equals(bodyHash)));
      case Appended.Refused(String reason) ->
          throw new ServiceException(
              SuggestionProblem.ANSWER_TOO_LARGE, "Nothing is suggested: " + reason);
    };
  }

  /// To whom suggestions were made, by the names of their documents; those that are there.
  public Map<String, Recipient> recipients(Collection<String> documentIds) {
    Map<String, Recipient> recipients = new HashMap<>();
    if (!documentIds.isEmpty()) {
      collection
          .find(Filters.in("_id", documentIds))
          .projection(
              Projections.include(
                  "organization",
                  "policy",
                  "unit",
                  "unitKind",
                  "recordedAt",
                  "id",
                  "version",
                  "option",
                  "options",
                  DrawDocuments.FIELD,
                  FollowingActionDocuments.FIELD))
          .forEach(found ->
              recipients.put(found.getString("_id"), SuggestionDocuments.recipient(found)));
    }
    return recipients;
  }

  /// When something was last suggested under a policy.
  public Optional<Instant> newestAt(PolicyKey key) {
    return Optional.ofNullable(
            collection
                .find(recent(key, Instant.EPOCH))
                .sort(Sorts.descending(RECENT))
                .limit(1)
                .projection(Projections.include(SuggestionDocuments.RECORDED_AT))
                .first())
        .map(document -> document.get(SuggestionDocuments.RECORDED_AT, Instant.class));
  }

  /// The newest suggestions, newest first: as many as an answer holds.
  ///
  /// @param after the place to go on behind
  Found<RecordedSuggestion> newest(Sought sought, @Nullable Place after, int limit) {
    var conditions = new ArrayList<Bson>();
    conditions.add(recent(sought.key(), Objects.requireNonNullElse(sought.from(), Instant.EPOCH)));
    if (sought.until() != null) {
      conditions.add(Filters.lt(SuggestionDocuments.RECORDED_AT, sought.until()));
    }
    if (sought.version() != null) {
      conditions.add(Filters.eq("version", sought.version()));
    }
    if (sought.option() != null) {
      conditions.add(Filters.eq("option", sought.option()));
    }
    if (sought.subject() != null) {
      conditions.add(to(sought, UnitKind.SUBJECT, sought.subject()));
    }
    if (sought.account() != null) {
      conditions.add(to(sought, UnitKind.ACCOUNT, sought.account()));
    }
    if (after != null) {
      conditions.add(
          Filters.or(
              Filters.lt(SuggestionDocuments.RECORDED_AT, after.recordedAt()),
              Filters.and(
                  Filters.eq(SuggestionDocuments.RECORDED_AT, after.recordedAt()),
                  Filters.lt("id", after.suggestion()))));
      conditions.add(Filters.lte(SuggestionDocuments.RECORDED_AT, after.recordedAt()));
    }
    return Found.first(collection, Filters.and(conditions), Sorts.descending(RECENT), limit)
        .map(SuggestionDocuments::fromDocument);
  }

  private Bson to(Sought sought, UnitKind kind, String value) {
    return SuggestionDocuments.to(kind, units.of(sought.key().organization(), kind, value));
  }

  /// Hands over the contexts of the newest suggestions of a policy, the newest first.
  ///
  /// @return whether these were all
  public boolean forEachNewest(
      PolicyKey key, Instant from, int most, Consumer<RecordedContext> consumer) {
    var found =
        collection
            .find(recent(key, from))
            .timeoutMode(TimeoutMode.ITERATION) // each part in time, not all of them
            .sort(Sorts.descending(RECENT))
            .limit(most + 1)
            .projection(SuggestionDocuments.CONTEXT)
            .batchSize(AT_ONCE);
    try (var cursor = found.iterator()) {
      for (int i = 0; i < most && cursor.hasNext(); i++) {
        consumer.accept(SuggestionDocuments.recordedContext(cursor.next()));
      }
      return !cursor.hasNext();
    }
  }

  private static Bson recent(PolicyKey key, Instant from) {
    return Filters.and(
        Filters.eq("organization", key.organization()),
        Filters.eq("policy", key.policy()),
        Filters.gte(SuggestionDocuments.RECORDED_AT, from),
        Filters.eq("kind", SuggestionDocuments.KIND));
  }

  /// Notes which actions have followed suggestions, unless earlier ones have.
  ///
  /// @param acted by the names of documents
  public void followed(Map<String, FollowingAction> acted) {
    if (!acted.isEmpty()) {
      collection.bulkWrite(
          acted.entrySet().stream()
              .map(each -> FollowingActionDocuments.update(each.getKey(), each.getValue()))
              .toList(),
          new BulkWriteOptions().ordered(false));
    }
  }

  /// The name of a suggestion's document.
  public static String documentId(String organization, String id) {
    return Ids.document(organization, SuggestionDocuments.KIND, id);
  }
}
