package org.doubleloop.recommender.assignment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.feed.FeedCollection;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.kit.store.Store;
import org.doubleloop.recommender.policy.PolicyKey;
import org.springframework.stereotype.Repository;

/// First assignments by chance, one for each unit of a policy.
@Repository
public final class Assignments {

  static final String KIND = "ASSIGNMENT";

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;

  Assignments(Store store, FeedCollection lanes, LaneWriter writer) {
    this.collection = store.collection(lanes.name());
    this.writer = writer;
  }

  /// The name of a unit's assignment.
  public static String idOf(PolicyKey key, String unit) {
    return Ids.document(key.organization(), KIND, key.policy() + "/" + unit);
  }

  Optional<Assignment> find(PolicyKey key, String unit) {
    return Optional.ofNullable(collection.find(Filters.eq("_id", idOf(key, unit))).first())
        .map(Assignments::read);
  }

  /// Makes this the unit's assignment, and answers the one that stands: another where it was first.
  Assignment assign(PolicyKey key, String unit, Assignment assignment) {
    var document =
        new Document("_id", idOf(key, unit))
            .append("id", key.policy() + "/" + unit)
            .append("organization", key.organization())
            .append("kind", KIND)
            .append("policy", key.policy())
            .append("unit", unit)
            .append("suggestion", assignment.suggestion())
            .append("option", assignment.option())
            .append("propensity", assignment.propensity())
            .append("at", assignment.at())
            .append("open", assignment.open());
    return switch (writer.store(document)) {
      case Appended.Stored stored -> assignment;
      case Appended.Duplicate duplicate -> read(duplicate.stored());
      case Appended.Refused refused -> throw new IllegalStateException(refused.reason());
    };
  }

  /// The action that came of a unit's assignment by the suggestion that named it first, where that
  /// action itself named none.
  public Optional<FollowingAction> actedOn(PolicyKey key, String unit, String suggestion) {
    return find(key, unit)
        .filter(assignment -> assignment.suggestion().equals(suggestion))
        .map(Assignment::acted)
        .filter(acted -> acted.named() == null);
  }

  /// Ends assignments, where there are any, by the first of the actions that have come of them.
  /// What is there already is not written again.
  ///
  /// @param endings by the names of assignments
  public void end(Map<String, List<Ending>> endings) {
    if (endings.isEmpty()) {
      return;
    }
    var updates = new ArrayList<UpdateOneModel<Document>>();
    collection
        .find(Filters.in("_id", endings.keySet()))
        .projection(Projections.include("at", FollowingActionDocuments.FIELD))
        .forEach(found -> {
          var id = found.getString("_id");
          endings.getOrDefault(id, List.of()).stream()
              .filter(ending -> !at(found).isAfter(ending.upTo()))
              .map(Ending::by)
              .min(Comparator.naturalOrder())
              .filter(first -> first.isBefore(FollowingActionDocuments.fromDocument(found)))
              .ifPresent(first ->
                  updates.add(
                      FollowingActionDocuments.update(id, first, Updates.set("open", false))));
        });
    if (!updates.isEmpty()) {
      collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
  }

  private static Assignment read(Document document) {
    return new Assignment(
        document.getString("suggestion"),
        document.getString("option"),
        document.getDouble("propensity"),
        at(document),
        document.getBoolean("open"),
        FollowingActionDocuments.fromDocument(document));
  }

  private static Instant at(Document document) {
    return document.get("at", Instant.class);
  }
}
