package org.doubleloop.recommender.suggestion;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doubleloop.kit.id.Ids;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.policy.PolicyVersion.Unit;
import org.springframework.stereotype.Component;

/// Joins actions to suggestions: a unit that has acted under a policy is over with what chance gave
/// it.
///
/// An action that names a suggestion to the same unit under the same policy belongs to it, and ends
/// what was assigned up to that suggestion. Any other ends what was assigned to its subject or
/// account before it was captured. So the signals can be read again from their start without ending
/// what was assigned since.
@Component
public final class AssignmentCloser {

  private final Suggestions suggestions;
  private final Assignments assignments;
  private final Chance chance;

  AssignmentCloser(Suggestions suggestions, Assignments assignments, Chance chance) {
    this.suggestions = suggestions;
    this.assignments = assignments;
    this.chance = chance;
  }

  /// Takes note of actions. They may be told again.
  public void take(Collection<ActedOn> acts) {
    var addressed =
        suggestions.addressed(
            acts.stream().flatMap(act -> suggestionOf(act).stream()).distinct().toList());
    Map<String, Instant> ended = new HashMap<>();
    for (ActedOn act : acts) {
      var followed =
          suggestionOf(act).map(addressed::get).filter(suggestion -> isTo(act, suggestion));
      if (followed.isPresent()) {
        end(ended, act.key(), followed.get().unit(), followed.get().at());
      } else {
        units(act).forEach(unit -> end(ended, act.key(), unit, act.recordedAt()));
      }
    }
    assignments.close(ended);
  }

  private static Optional<String> suggestionOf(ActedOn act) {
    return act.suggestion()
        .map(id -> Ids.document(act.key().organization(), SuggestionDocuments.KIND, id));
  }

  /// Whether what the action says of itself does not speak against it.
  private boolean isTo(ActedOn act, Addressed suggestion) {
    return suggestion.policy().equals(act.key().policy())
        && switch (suggestion.kind()) {
          case SUBJECT -> suggestion.unit().equals(unit(act, Unit.SUBJECT, act.subject()));
          case ACCOUNT ->
              act.account()
                  .map(account -> suggestion.unit().equals(unit(act, Unit.ACCOUNT, account)))
                  .orElse(true);
        };
  }

  private List<String> units(ActedOn act) {
    return Stream.concat(
            Stream.of(unit(act, Unit.SUBJECT, act.subject())),
            act.account().map(account -> unit(act, Unit.ACCOUNT, account)).stream())
        .toList();
  }

  private String unit(ActedOn act, Unit kind, String value) {
    return chance.unit(act.key(), kind, value);
  }

  private static void end(Map<String, Instant> ended, PolicyKey key, String unit, Instant at) {
    ended.merge(Assignments.idOf(key, unit), at, (one, other) -> one.isAfter(other) ? one : other);
  }
}
