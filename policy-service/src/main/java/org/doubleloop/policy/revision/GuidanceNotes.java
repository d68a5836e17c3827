package org.doubleloop.policy.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.rule.Places;
import org.doubleloop.policy.content.Guidance;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;

/// Guidance of which one clause asks for what another forbids, where both may hold.
final class GuidanceNotes {
  private static final int MOST = 20;

  /// For each two, so that an answer does not wait for it. Where that does not tell, both may hold.
  private static final long MOST_STEPS = 200_000;

  private GuidanceNotes() {}

  static List<String> of(PolicyContent content) {
    var notes = new ArrayList<String>();
    for (Guidance one : content.guidance()) {
      for (Guidance other : content.guidance()) {
        if (notes.size() < MOST && !one.id().equals(other.id())) {
          note(content.attributes(), one, other).ifPresent(notes::add);
        }
      }
    }
    return notes;
  }

  private static Optional<String> note(
      List<Attribute> attributes, Guidance asks, Guidance forbids) {
    var marks = asks.marks();
    var others = forbids.marks();
    if (marks == null || others == null) {
      return Optional.empty();
    }
    return marks
        .clashWith(others)
        .filter(_ -> Places.overlap(attributes, asks.when(), forbids.when(), MOST_STEPS))
        .map(clash ->
            "Guidance '%s' asks for '%s', and guidance '%s' forbids '%s': where both hold, no text follows both by that"
                .formatted(asks.id(), clash.with(), forbids.id(), clash.without()));
  }
}
