package org.doubleloop.recommender.assignment;

import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.assignment.EpisodeSearch.Begun;
import org.doubleloop.recommender.policy.PolicyKey;
import org.springframework.stereotype.Repository;

/// What chance has given: an assignment for each episode of a unit of a policy.
@Repository
public final class Assignments implements Episodes {

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;

  Assignments(Store store, FeedCollection lanes, LaneWriter writer) {
    this.collection = store.collection(lanes.name());
    this.writer = writer;
  }

  /// Where it is over there may be a later one of a process that ended too soon to say so.
  @Override
  public Optional<Assignment> latest(PolicyKey key, String unit) {
    var first = find(key, unit, 1);
    int latest = first.map(each -> each.getInteger(AssignmentDocuments.LATEST, 1)).orElse(1);
    return (latest == 1 ? first : find(key, unit, latest)).map(AssignmentDocuments::fromDocument);
  }

  private Optional<Document> find(PolicyKey key, String unit, int episode) {
    var id = AssignmentDocuments.idOf(key, unit, episode);
    return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first());
  }

  @Override
  public Assignment assign(Question question, Assignment assignment) {
    var standing =
        switch (writer.store(AssignmentDocuments.toDocument(question, assignment))) {
          case Appended.Stored stored -> assignment;
          case Appended.Duplicate duplicate -> AssignmentDocuments.fromDocument(duplicate.stored());
          case Appended.Refused refused -> throw new IllegalStateException(refused.reason());
        };
    if (standing.episode() > 1) {
      var first = AssignmentDocuments.idOf(question.version().key(), question.unit(), 1);
      collection.updateOne(
          Filters.eq("_id", first), Updates.max(AssignmentDocuments.LATEST, standing.episode()));
    }
    return standing;
  }

  /// A suggestion that was made in an episode of a unit.
  public record Made(PolicyKey key, String unit, int episode, String suggestion) {}

  /// The actions that came of episodes' assignments by the suggestions that named them first, where
  /// those actions themselves named none.
  ///
  /// @return by the ids of suggestions, of one organization
  public Map<String, FollowingAction> actedOn(List<Made> suggestions) {
    var acted = new HashMap<String, FollowingAction>();
    if (!suggestions.isEmpty()) {
      var made = suggestions.stream().collect(groupingBy(Assignments::idOf));
      collection
          .find(Filters.in("_id", made.keySet()))
          .forEach(document -> {
            var assignment = AssignmentDocuments.fromDocument(document);
            var by = assignment.acted();
            if (by != null && by.named() == null) {
              made.getOrDefault(document.getString("_id"), List.of()).stream()
                  .map(Made::suggestion)
                  .filter(assignment.suggestion()::equals)
                  .forEach(suggestion -> acted.put(suggestion, by));
            }
          });
    }
    return acted;
  }

  private static String idOf(Made made) {
    return AssignmentDocuments.idOf(made.key(), made.unit(), made.episode());
  }

  /// Ends assignments, where there are any, by the first of the actions that have come of them.
  /// What is there already is not written again.
  public void end(List<Ending> endings) {
    var searches = endings.stream().map(EpisodeSearch::new).toList();
    var read = read(searches);
    Map<String, FollowingAction> acted = new HashMap<>();
    for (var search : searches) {
      search
          .found(read)
          .filter(found -> search.ending().by().isBefore(found.acted()))
          .ifPresent(
              found -> acted.merge(found.id(), search.ending().by(), FollowingAction::orEarlier));
    }
    if (!acted.isEmpty()) {
      var updates = new ArrayList<UpdateOneModel<Document>>();
      acted.forEach((id, first) ->
          updates.add(FollowingActionDocuments.update(id, first, Updates.set("open", false))));
      collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
  }

  /// Reads for all searches together until none of them wants more.
  private Map<String, Optional<Begun>> read(List<EpisodeSearch> searches) {
    Map<String, Optional<Begun>> read = new HashMap<>();
    Set<String> wanted = wanted(searches, read);
    while (!wanted.isEmpty()) {
      wanted.forEach(id -> read.put(id, Optional.empty()));
      collection
          .find(Filters.in("_id", wanted))
          .projection(
              Projections.include(
                  AssignmentDocuments.AT,
                  AssignmentDocuments.LATEST,
                  AssignmentDocuments.LASTS,
                  FollowingActionDocuments.FIELD))
          .map(AssignmentDocuments::begun)
          .forEach(found -> read.put(found.id(), Optional.of(found)));
      wanted = wanted(searches, read);
    }
    return read;
  }

  private static Set<String> wanted(
      List<EpisodeSearch> searches, Map<String, Optional<Begun>> read) {
    return searches.stream()
        .flatMap(search -> search.next(read))
        .filter(id -> !read.containsKey(id))
        .collect(Collectors.toSet());
  }
}
