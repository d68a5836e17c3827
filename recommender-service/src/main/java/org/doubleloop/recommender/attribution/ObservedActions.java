package org.doubleloop.recommender.attribution;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.recommender.feed.ObservedAction;
import org.doubleloop.recommender.feed.StoredKind;
import org.doubleloop.recommender.policy.PolicyKey;
import org.springframework.stereotype.Component;

/// What people did after suggestions that were only logged, as facts in this service's own lanes:
/// one for each suggestion, of the first action of which any process has read.
@Component
public final class ObservedActions {
  private static final String KIND = "OBSERVED";

  private final LaneWriter writer;

  ObservedActions(LaneWriter writer) {
    this.writer = writer;
  }

  /// How they are read from the lanes.
  public static StoredKind storedKind() {
    return new StoredKind(KIND, ObservedActions::fromDocument);
  }

  /// What is there already is not written again.
  void add(List<ObservedAction> observed) {
    if (!observed.isEmpty()) {
      var _ = writer.storeAll(observed.stream().map(ObservedActions::toDocument).toList());
    }
  }

  private static Document toDocument(ObservedAction observed) {
    var organization = observed.organization();
    return new Document("_id", Ids.document(organization, KIND, observed.suggestion()))
        .append("id", observed.suggestion())
        .append("kind", KIND)
        .append("organization", organization)
        .append("policy", observed.key().policy())
        .append("version", observed.version())
        .append("option", observed.option())
        .append("logged", observed.logged())
        .append("at", observed.at())
        .append("recordedAt", observed.recordedAt());
  }

  private static ObservedAction fromDocument(Document document) {
    return new ObservedAction(
        new PolicyKey(document.getString("organization"), document.getString("policy")),
        document.getInteger("version"),
        document.getString("id"),
        document.getString("option"),
        document.getString("logged"),
        document.get("at", Instant.class),
        document.get("recordedAt", Instant.class));
  }
}
