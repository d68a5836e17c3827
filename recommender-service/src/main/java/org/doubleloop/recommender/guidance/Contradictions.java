package org.doubleloop.recommender.guidance;

import java.util.List;
import org.doubleloop.kit.phrase.Marks.Clash;
import org.doubleloop.kit.rule.Places;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

/// Where one clause asks for what another forbids, and both may hold.
public final class Contradictions {
  private static final int MOST = 20;

  /// For each two, so that an answer does not wait for it. Where that does not tell, both may hold.
  private static final long MOST_STEPS = 200_000;

  private Contradictions() {}

  /// What speaks against a clause, for a reviewer.
  public static List<String> of(PolicyVersion version, Guidance clause) {
    var marks = clause.marks().folded();
    return version.guidance().stream()
        .filter(other -> !other.id().equals(clause.id()) && !other.marks().areNone())
        .flatMap(other -> {
          var others = other.marks().folded();
          return marks
              .clashWith(others)
              .map(clash -> new Found(other, asked(other, clash)))
              .or(() ->
                  others.clashWith(marks).map(clash -> new Found(other, forbidden(other, clash))))
              .stream();
        })
        .limit(MOST)
        .filter(found -> meet(version, clause, found.other()))
        .map(Found::sentence)
        .toList();
  }

  private record Found(Guidance other, String sentence) {}

  private static String asked(Guidance other, Clash clash) {
    return "It asks for '%s', and guidance '%s' forbids '%s' where it may hold, too."
        .formatted(clash.with(), other.id(), clash.without());
  }

  private static String forbidden(Guidance other, Clash clash) {
    return "It forbids '%s', and guidance '%s' asks for '%s' where it may hold, too."
        .formatted(clash.without(), other.id(), clash.with());
  }

  private static boolean meet(PolicyVersion version, Guidance one, Guidance other) {
    return Places.overlap(version.attributes(), expression(one), expression(other), MOST_STEPS);
  }

  private static @Nullable String expression(Guidance clause) {
    var when = clause.when();
    return when == null ? null : when.expression();
  }
}
