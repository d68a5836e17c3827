package org.doubleloop.recommender.assignment;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
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

  /// Closes assignments, where there are any, as their units have acted since.
  ///
  /// @param acted the names of the assignments, each with the moment before which it must have been
  ///   made
  public void close(Map<String, Instant> acted) {
    if (acted.isEmpty()) {
      return;
    }
    var over = new ArrayList<String>();
    collection
        .find(Filters.and(Filters.in("_id", acted.keySet()), Filters.eq("open", true)))
        .projection(Projections.include("at"))
        .forEach(each -> {
          var id = each.getString("_id");
          if (!at(each).isAfter(acted.get(id))) {
            over.add(id);
          }
        });
    if (!over.isEmpty()) {
      collection.updateMany(Filters.in("_id", over), Updates.set("open", false));
    }
  }

  private static Assignment read(Document document) {
    return new Assignment(
        document.getString("suggestion"),
        document.getString("option"),
        document.getDouble("propensity"),
        at(document),
        document.getBoolean("open"));
  }

  private static Instant at(Document document) {
    return document.get("at", Instant.class);
  }
}
