package org.doubleloop.recommender.suggestion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.store.Store;
import org.springframework.stereotype.Repository;

/// Suggestions and the feedback on them, in this service's own lanes.
@Repository
public final class Suggestions {

  /// The collection of suggestions, feedback and assignments, which stand in lanes.
  public static final String COLLECTION = "suggestions";

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;

  Suggestions(Store store, LaneWriter writer) {
    store.ensureIndexes(COLLECTION, List.of("organization", "of"));
    this.collection = store.collection(COLLECTION);
    this.writer = writer;
  }

  MongoCollection<Document> collection() {
    return collection;
  }

  public Optional<Recorded> find(String organization, String id) {
    return one(Ids.document(organization, SuggestionDocuments.KIND, id))
        .map(SuggestionDocuments::read);
  }

  /// Records what is about to be answered; answers what stands under its id.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException when that is the answer to something else
  Recorded record(Creation creation, Suggestion suggestion, String bodyHash, String answer) {
    var document =
        SuggestionDocuments.of(
            creation.documentId(SuggestionDocuments.KIND), suggestion, bodyHash, answer);
    return SuggestionDocuments.read(stored(creation, document));
  }

  /// Records feedback; answers what stands under its id.
  ///
  /// @throws org.doubleloop.kit.problem.ServiceException when that says something else
  Feedback record(Creation creation, Feedback feedback, String bodyHash) {
    var document =
        FeedbackDocuments.of(
            creation.organization(),
            creation.documentId(FeedbackDocuments.KIND),
            feedback,
            bodyHash);
    return FeedbackDocuments.read(stored(creation, document));
  }

  /// All feedback on a suggestion, in the order of its capture.
  List<Feedback> feedbackOn(String organization, String suggestion) {
    return collection
        .find(Filters.and(Filters.eq("organization", organization), Filters.eq("of", suggestion)))
        .into(new ArrayList<>())
        .stream()
        .map(FeedbackDocuments::read)
        .sorted(Feedback.BY_CAPTURE)
        .toList();
  }

  private Document stored(Creation creation, Document document) {
    return switch (writer.store(document)) {
      case Appended.Stored stored -> stored.document();
      case Appended.Duplicate(Document stored) -> {
        if (!document.getString("bodyHash").equals(stored.getString("bodyHash"))) {
          throw creation.conflict();
        }
        yield stored;
      }
      case Appended.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private Optional<Document> one(String documentId) {
    return Optional.ofNullable(collection.find(Filters.eq("_id", documentId)).first());
  }
}
