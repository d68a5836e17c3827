package org.doubleloop.recommender.heed;

import java.util.Comparator;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.kit.phrase.Marks;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyKey;

/// A clause of guidance as long as it says the same, in whatever versions: to which share of units
/// it is served may change.
///
/// @param said a hash of what it says
public record ClauseName(PolicyKey key, String clause, String said)
    implements Comparable<ClauseName> {
  private static final int SHORT = 22;
  private static final Comparator<ClauseName> ORDER =
      Comparator.comparing(ClauseName::key)
          .thenComparing(ClauseName::clause)
          .thenComparing(ClauseName::said);

  public static ClauseName of(PolicyKey key, Guidance clause) {
    var when = clause.when();
    var said = Ids.hash(when == null ? "" : when.expression(), clause.text(), hash(clause.marks()));
    return new ClauseName(key, clause.id(), said.substring(0, SHORT));
  }

  private static String hash(Marks marks) {
    return marks.areNone()
        ? ""
        : Ids.hash(
            Ids.hash("without", String.join("\n", marks.without())),
            String.join("\n", marks.with()));
  }

  @Override
  public int compareTo(ClauseName other) {
    return ORDER.compare(this, other);
  }
}
