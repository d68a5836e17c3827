package org.doubleloop.recommender.attribution;

import java.util.List;
import org.doubleloop.kit.lane.LaneWriter;
import org.doubleloop.recommender.feed.ObservedAction;
import org.springframework.stereotype.Component;

/// What people did after suggestions that were only logged, as facts in this service's own lanes:
/// one for each suggestion, of the first action of which any process has read.
@Component
final class ObservedActions {
  private final LaneWriter writer;

  ObservedActions(LaneWriter writer) {
    this.writer = writer;
  }

  /// What is there already is not written again.
  void add(List<ObservedAction> observed) {
    if (!observed.isEmpty()) {
      var _ = writer.storeAll(observed.stream().map(ObservedDocuments::toDocument).toList());
    }
  }
}
