package org.doubleloop.policy.revision;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.kit.phrase.Marks.Clash;
import org.doubleloop.kit.phrase.Marks.Folded;
import org.doubleloop.kit.rule.Places;
import org.doubleloop.policy.content.Guidance;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.rule.Attribute;

/// Guidance of which one clause asks for what another forbids, where both may hold.
final class GuidanceNotes {
  private static final int MOST = 20;

  /// So many are looked at, as each may take a while.
  private static final int MOST_LOOKED = 100;

  /// For each two, so that an answer does not wait for it. Where that does not tell, both may hold.
  private static final long MOST_STEPS = 200_000;

  private GuidanceNotes() {}

  static List<String> of(PolicyContent content) {
    var marked = content.guidance().stream().flatMap(Marked::of).toList();
    return marked.stream()
        .flatMap(one -> marked.stream().flatMap(other -> clash(one, other)))
        .limit(MOST_LOOKED)
        .filter(each -> each.mayMeet(content.attributes()))
        .limit(MOST)
        .map(Both::note)
        .toList();
  }

  private record Marked(Guidance clause, Folded marks) {
    static Stream<Marked> of(Guidance clause) {
      var marks = clause.marks();
      return marks == null ? Stream.empty() : Stream.of(new Marked(clause, marks.folded()));
    }
  }

  /// A clause that asks for what another forbids.
  private record Both(Guidance asks, Guidance forbids, Clash clash) {
    boolean mayMeet(List<Attribute> attributes) {
      return Places.overlap(attributes, asks.when(), forbids.when(), MOST_STEPS);
    }

    String note() {
      return "Guidance '%s' asks for '%s', and guidance '%s' forbids '%s': where both hold, no text follows both by that"
          .formatted(asks.id(), clash.with(), forbids.id(), clash.without());
    }
  }

  private static Stream<Both> clash(Marked asks, Marked forbids) {
    return asks.equals(forbids)
        ? Stream.empty()
        : asks.marks().clashWith(forbids.marks()).stream()
            .map(clash -> new Both(asks.clause(), forbids.clause(), clash));
  }
}
