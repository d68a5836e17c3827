package org.doubleloop.recommender.look;

import org.doubleloop.kit.lane.Appended;
import org.doubleloop.kit.lane.LaneWriter;

/// Records looks.
public final class Looks {
  private final LaneWriter writer;

  public Looks(LaneWriter writer) {
    this.writer = writer;
  }

  /// Records what was seen, and answers what stands under its number: the look of another where
  /// that was first.
  public Look record(Look look) {
    return switch (writer.store(LookDocuments.toStored(look))) {
      case Appended.Stored _ -> look;
      case Appended.Duplicate(var standing) -> LookDocuments.fromStored(standing);
      case Appended.Refused(String reason) ->
          throw new IllegalStateException("A look is not recorded: " + reason);
    };
  }
}
