package org.doubleloop.recommender.heed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doubleloop.kit.phrase.Wording;
import org.doubleloop.kit.unit.TrialHash;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.signal.WrittenDraft;
import org.jspecify.annotations.Nullable;

/// A draft as it was written, by the clauses that held for it.
///
/// @param unit by which chance decided; null where nobody said
/// @param closes from when on nothing is expected of it any more, in seconds since 1970
public record Written(
    PolicyVersion version, Instant at, @Nullable String unit, long closes, List<Clause> clauses) {

  /// A clause that held.
  ///
  /// @param served whether its writer was served it, as the draft says
  /// @param holds whether its marks hold in the draft
  public record Clause(Guidance guidance, boolean served, boolean holds) {
    public String id() {
      return guidance.id();
    }

    public boolean hasMarks() {
      return !guidance.marks().areNone();
    }
  }

  public Written {
    clauses = List.copyOf(clauses);
  }

  /// @param version by which it was written
  public static Written of(WrittenDraft draft, PolicyVersion version) {
    var served = new HashSet<>(draft.guidance());
    var withheld = new HashSet<>(draft.withheld());
    var text = Wording.of(draft.text());
    var clauses = new ArrayList<Clause>();
    for (Guidance each : version.guidance()) {
      if (served.contains(each.id()) || withheld.contains(each.id())) {
        clauses.add(
            new Clause(
                each,
                served.contains(each.id()),
                !each.marks().areNone() && each.marks().holdIn(text)));
      }
    }
    return new Written(version, draft.at(), draft.unit(), closes(version, draft.at()), clauses);
  }

  private static long closes(PolicyVersion version, Instant at) {
    return version.metric().window().closes(at);
  }

  public PolicyKey key() {
    return version.key();
  }

  public Metric metric() {
    return version.metric();
  }

  /// The clauses, by id, whose marks hold in another text.
  public Set<String> holdingIn(String text) {
    var wording = Wording.of(text);
    var holding = new HashSet<String>();
    for (Clause each : clauses) {
      if (each.hasMarks() && each.guidance().marks().holdIn(wording)) {
        holding.add(each.id());
      }
    }
    return holding;
  }

  /// Whether chance serves a clause to the unit, whatever the draft says.
  public boolean isServed(Clause clause, String unit) {
    return TrialHash.isServed(key().policy(), clause.id(), unit, clause.guidance().share());
  }
}
