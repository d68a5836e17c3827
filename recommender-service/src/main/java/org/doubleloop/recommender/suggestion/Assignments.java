package org.doubleloop.recommender.suggestion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.recommender.policy.PolicyKey;
import org.springframework.stereotype.Repository;

/// First assignments by chance, one for each unit of a policy.
@Repository
public final class Assignments {

  static final String KIND = "ASSIGNMENT";

  private final MongoCollection<Document> collection;
  private final LaneWriter writer;

  Assignments(Suggestions suggestions, LaneWriter writer) {
    this.collection = suggestions.collection();
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
            .append("open", assignment.open());
    return switch (writer.store(document)) {
      case Appended.Stored stored -> assignment;
      case Appended.Duplicate duplicate -> read(duplicate.stored());
      case Appended.Refused refused -> throw new IllegalStateException(refused.reason());
    };
  }

  /// Closes these assignments, where there are any, as their units have acted.
  public void close(Collection<String> ids) {
    if (!ids.isEmpty()) {
      List<WriteModel<Document>> closings =
          ids.stream()
              .<WriteModel<Document>>map(id ->
                  new UpdateOneModel<>(
                      Filters.eq("_id", id), Updates.set("open", false), new UpdateOptions()))
              .toList();
      collection.bulkWrite(closings);
    }
  }

  private static Assignment read(Document document) {
    return new Assignment(
        document.getString("suggestion"),
        document.getString("option"),
        document.getDouble("propensity"),
        document.getBoolean("open"));
  }
}
