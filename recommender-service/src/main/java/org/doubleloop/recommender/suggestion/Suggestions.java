package org.doubleloop.recommender.suggestion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.feed.StoredKind;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Suggestions, in this service's own lanes.
@Repository
public final class Suggestions {

  /// The collection of suggestions, feedback and assignments, which stand in lanes.
  public static final String COLLECTION = "suggestions";

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;
  private final JsonMapper json;

  Suggestions(Store store, LaneWriter writer, JsonMapper json) {
    this.collection = store.collection(COLLECTION);
    this.writer = writer;
    this.json = json;
  }

  /// How suggestions are read from the lanes.
  public static StoredKind storedKind() {
    return new StoredKind(SuggestionDocuments.KIND, SuggestionDocuments::made);
  }

  MongoCollection<Document> collection() {
    return collection;
  }

  public Optional<Recorded> find(String organization, String id) {
    var documentId = Ids.document(organization, SuggestionDocuments.KIND, id);
    return Optional.ofNullable(collection.find(Filters.eq("_id", documentId)).first())
        .map(SuggestionDocuments::read);
  }

  /// Records what is about to be answered; answers what stands under its id.
  ///
  /// @param answer is kept as JSON
  /// @throws ServiceException when that is the answer to something else, or the answer is too large
  Recorded record(Creation creation, Suggestion suggestion, String bodyHash, Object answer) {
    var document =
        SuggestionDocuments.of(
            creation.documentId(SuggestionDocuments.KIND),
            suggestion,
            bodyHash,
            json.writeValueAsString(answer));
    return SuggestionDocuments.read(stored(creation, document));
  }

  /// Those of these documents that are there: to whom they were made.
  Map<String, Addressed> addressed(Collection<String> documentIds) {
    Map<String, Addressed> addressed = new HashMap<>();
    if (!documentIds.isEmpty()) {
      collection
          .find(Filters.in("_id", documentIds))
          .projection(Projections.include("policy", "unit", "unitKind", "recordedAt"))
          .forEach(
              found -> addressed.put(found.getString("_id"), SuggestionDocuments.addressed(found)));
    }
    return addressed;
  }

  private Document stored(Creation creation, Document document) {
    return switch (writer.store(document)) {
      case Appended.Stored stored -> stored.document();
      case Appended.Duplicate(Document stored) ->
          same(creation, stored, document.getString("bodyHash"));
      case Appended.Refused(String reason) ->
          throw new ServiceException(
              SuggestionProblem.ANSWER_TOO_LARGE, "Nothing is suggested: " + reason);
    };
  }

  /// What stands under the name of something, where it is the same.
  static Document same(Creation creation, Document stored, String bodyHash) {
    if (!stored.getString("bodyHash").equals(bodyHash)) {
      throw creation.conflict();
    }
    return stored;
  }
}
