package org.doubleloop.recommender.similar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.edited.KeptAction;
import org.doubleloop.recommender.edited.KeptAction.Deed;
import org.doubleloop.recommender.edited.KeptEdit;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.policy.PolicyVersion;

/// The texts that were sent for an option and well received: what came of the action is a success
/// by the metric of the version that is asked for, whoever wrote or sent it. Only that counts.
final class SentTexts {
  /// So many are looked at, the newest.
  static final int MOST = 200;

  /// Of each so much, in characters.
  static final int LONGEST = 2_000;

  private static final Comparator<SentText> NEWEST =
      Comparator.comparing(SentText::at).reversed().thenComparing(SentText::action);
  private static final Comparator<KeptEdit> LAST =
      Comparator.comparing(KeptEdit::isChanged)
          .thenComparing(KeptEdit::at)
          .thenComparing(KeptEdit::id);

  private SentTexts() {}

  /// @param kept actions of the policy
  /// @param option whose texts are asked for
  /// @param closedAt up to when time has passed, in seconds since 1970
  static List<SentText> of(
      List<KeptAction> kept, PolicyVersion version, String option, long closedAt) {
    Map<String, List<KeptEdit>> edits = new HashMap<>();
    var received = new ArrayList<Deed>();
    for (KeptAction action : kept) {
      var deed = action.deed();
      if (deed != null && deed.option().equals(option)) {
        // What an edit says that names the action alone stands apart from its draft.
        edits.computeIfAbsent(deed.action(), _ -> new ArrayList<>()).addAll(action.edits());
        if (deed.counts() && isSuccess(action, deed, version, closedAt)) {
          received.add(deed);
        }
      }
    }
    return received.stream()
        .flatMap(deed -> text(deed, edits.getOrDefault(deed.action(), List.of())).stream())
        .sorted(NEWEST)
        .limit(MOST)
        .toList();
  }

  private static boolean isSuccess(
      KeptAction action, Deed deed, PolicyVersion version, long closedAt) {
    var metric = version.metric();
    var standing = metric.standing(deed.at(), action.outcomes());
    boolean isOver = standing.isKnown() || metric.window().closes(deed.at()) <= closedAt;
    return metric.direction() == Direction.INCREASE
        ? standing.worth() > 0
        : isOver && standing.worth() == 0;
  }

  /// What the last edit made of the draft, or the draft; nothing where anything of it was erased.
  private static Optional<SentText> text(Deed deed, List<KeptEdit> edits) {
    return edits.stream().anyMatch(KeptEdit::isErased)
        ? Optional.empty()
        : edits.stream()
            .max(LAST)
            .map(last ->
                new SentText(
                    deed.action(),
                    deed.at(),
                    deed.units(),
                    deed.context().values().stream()
                        .filter(String.class::isInstance)
                        .map(Object::toString)
                        .toList(),
                    Characters.cut(last.revised(), LONGEST)))
            .filter(sent -> !sent.text().isBlank());
  }
}
