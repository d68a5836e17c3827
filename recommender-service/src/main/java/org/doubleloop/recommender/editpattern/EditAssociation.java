package org.doubleloop.recommender.editpattern;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.doubleloop.recommender.association.RateRatio;
import org.doubleloop.recommender.association.RateRatio.Stratum;
import org.doubleloop.recommender.edited.KeptAction;
import org.doubleloop.recommender.edited.KeptAction.Deed;
import org.doubleloop.recommender.hunch.Count;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.window.Standing;

/// What came after edited drafts, and after those that were sent as they were, compared within the
/// same option and the same traits of the context. People choose what they edit, so that nothing
/// follows from it.
///
/// @param ratio how many times as often edited ones succeeded
record EditAssociation(Count edited, Count asTheyWere, RateRatio ratio) {

  /// One of two sides that is empty until something is added.
  private record Sides(Count edited, Count asTheyWere) {
    static final Sides NONE = new Sides(Count.NONE, Count.NONE);

    static Sides of(boolean isEdited, boolean isSuccess) {
      var one = new Count(1, isSuccess ? Standing.WHOLE : 0);
      return isEdited ? new Sides(one, Count.NONE) : new Sides(Count.NONE, one);
    }

    Sides plus(Sides other) {
      return new Sides(plus(edited, other.edited), plus(asTheyWere, other.asTheyWere));
    }

    private static Count plus(Count one, Count other) {
      return new Count(one.trials() + other.trials(), one.worth() + other.worth());
    }
  }

  /// @param editedActions the ids of those whose drafts were edited
  /// @param closedAt up to when time has passed, in seconds since 1970
  static EditAssociation of(
      List<KeptAction> actions, Set<String> editedActions, PolicyVersion version, long closedAt) {
    var strata = new TreeMap<String, Sides>();
    for (KeptAction action : actions) {
      var deed = action.deed();
      if (deed != null && deed.counts() && version.option(deed.option()).isPresent()) {
        var standing = version.metric().standing(deed.at(), action.outcomes());
        if (standing.isKnown() || version.metric().window().closes(deed.at()) <= closedAt) {
          boolean isEdited = editedActions.contains(deed.action());
          strata.merge(
              stratum(deed, version), Sides.of(isEdited, standing.worth() > 0), Sides::plus);
        }
      }
    }
    var all = strata.values().stream().reduce(Sides.NONE, Sides::plus);
    return new EditAssociation(
        all.edited(),
        all.asTheyWere(),
        RateRatio.of(
            strata.values().stream()
                .map(each -> new Stratum(each.asTheyWere(), each.edited()))
                .toList()));
  }

  private static String stratum(Deed deed, PolicyVersion version) {
    return deed.option() + " " + version.cells().traitsOf(deed.context());
  }

  boolean isKnown() {
    return Double.isFinite(ratio.error());
  }

  String sentence() {
    return isKnown()
        ? ("Association, not cause: where option and context are alike, edited drafts succeeded"
                + " %.2f times as often as those sent as they were (95 %% interval %.2f to %.2f).")
            .formatted(ratio.ratio(), ratio.low(), ratio.high())
        : "Too little has come of edited drafts, or of others, to compare them.";
  }
}
