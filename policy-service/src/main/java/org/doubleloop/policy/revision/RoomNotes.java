package org.doubleloop.policy.revision;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;

/// What of a policy's attributes is more than can be counted. The limits are the recommender's, and
/// stand in `docs/what-counts.md`.
final class RoomNotes {
  private static final int MOST_CELLS = 10_000;

  /// Of a cell and an option.
  private static final int MOST_PAIRS = 100_000;

  private RoomNotes() {}

  static List<String> of(PolicyContent content) {
    var dividing = Dividing.of(content.attributes());
    var left = dividing.left().stream().map(Attribute::name).toList();
    var notes = new ArrayList<String>();
    if (!left.isEmpty()) {
      notes.add(
          "%s never %s: of the attributes with declared values, the first %d divide the evidence. Put those first that matter most"
              .formatted(Names.of(left), Names.words(left, "counts", "count"), Dividing.MOST));
    }
    room(dividing.counted(), content.options().size(), notes);
    return notes;
  }

  private static void room(List<Attribute> attributes, int options, List<String> notes) {
    long values = 0;
    long pairs = 0;
    for (Attribute attribute : attributes) {
      long own = attribute.type() == AttributeType.BOOLEAN ? 2 : attribute.values().size();
      pairs += own * values;
      values += own;
    }
    long room = Math.clamp(MOST_PAIRS / options, 1, MOST_CELLS) - 1L;
    if (values > room) {
      notes.add(
          "With %,d options there is room for the counts of %,d of all %,d values, and of no pair of them: the others are suggested for as all contexts are. Declare fewer values or options"
              .formatted(options, room, values));
    } else if (values + pairs > room) {
      notes.add(
          "With %,d options there is room for the counts of all %,d values, and of %,d of the %,d pairs of them: where a pair has no counts, its values are looked at one by one"
              .formatted(options, values, room - values, pairs));
    }
  }
}
