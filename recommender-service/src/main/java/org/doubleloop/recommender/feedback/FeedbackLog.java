package org.doubleloop.recommender.feedback;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.store.Found;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.agreement.FeedbackCounts;
import org.doubleloop.recommender.agreement.SuggestedOption;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.suggestion.RecordedSuggestion;
import org.doubleloop.recommender.suggestion.SuggestionProblem;
import org.springframework.stereotype.Repository;

/// What is said of suggestions, in the lanes in which they stand, and how often it is said.
@Repository
public final class FeedbackLog {

  private static final int MOST_FEEDBACK = 1_000;

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;
  private final Agreement agreement;

  FeedbackLog(Store store, FeedCollection lanes, LaneWriter writer, Agreement agreement) {
    store.ensureIndexes(lanes.name(), List.of("organization", "of", FeedbackDocuments.NUMBER));
    this.collection = store.collection(lanes.name());
    this.writer = writer;
    this.agreement = agreement;
  }

  /// How feedback is read from the lanes.
  public static StoredKind storedKind() {
    return new StoredKind(FeedbackDocuments.KIND, FeedbackDocuments::given);
  }

  /// How people take to an option of a policy version.
  FeedbackCounts agreementOn(SuggestedOption suggested) {
    return agreement.of(suggested);
  }

  /// Records what is said of a suggestion; answers what stands under its id.
  ///
  /// @throws ServiceException when that says something else, or too much has been said
  Feedback record(
      Creation creation, RecordedSuggestion suggestion, Feedback feedback, String bodyHash) {
    while (true) {
      var said = said(suggestion);
      var repeated =
          said.stream().filter(each -> each.getString("id").equals(creation.id())).findFirst();
      if (repeated.isPresent()) {
        var standing = standing(repeated.get());
        return FeedbackDocuments.fromDocument(
            creation.again(standing, standing.getString("bodyHash").equals(bodyHash)));
      }
      if (said.size() >= MOST_FEEDBACK) {
        throw new ServiceException(
            SuggestionProblem.FEEDBACK_FULL,
            "%d times something was said of this suggestion".formatted(said.size()));
      }
      var last = said.isEmpty() ? null : said.getLast();
      switch (writer.store(FeedbackDocuments.toDocument(suggestion, last, feedback, bodyHash))) {
        case Appended.Stored stored -> {
          return feedback;
        }
        // Somebody else said something at the same moment: this is said after it.
        case Appended.Duplicate duplicate -> {}
        case Appended.Refused(String reason) -> throw new IllegalStateException(reason);
      }
    }
  }

  /// The feedback on a suggestion, in the order of its capture: as much of it as an answer holds.
  ///
  /// @param after the number to go on behind; 0 to begin
  Found<Feedback> on(RecordedSuggestion suggestion, int after) {
    return Found.first(
            collection,
            Filters.and(of(suggestion), Filters.gt(FeedbackDocuments.NUMBER, after)),
            Sorts.ascending(FeedbackDocuments.NUMBER),
            MOST_FEEDBACK)
        .map(FeedbackDocuments::fromDocument);
  }

  /// What has been said, without its texts, in the order of its capture.
  private List<Document> said(RecordedSuggestion suggestion) {
    return collection
        .find(of(suggestion))
        .projection(Projections.include("id", FeedbackDocuments.NUMBER, "stands"))
        .sort(Sorts.ascending(FeedbackDocuments.NUMBER))
        .into(new ArrayList<>());
  }

  private Document standing(Document said) {
    var whole = collection.find(Filters.eq("_id", said.get("_id"))).first();
    return Objects.requireNonNull(whole, "what stands in a lane stays");
  }

  private static Bson of(RecordedSuggestion suggestion) {
    return Filters.and(
        Filters.eq("organization", suggestion.key().organization()),
        Filters.eq("of", suggestion.id()));
  }
}
