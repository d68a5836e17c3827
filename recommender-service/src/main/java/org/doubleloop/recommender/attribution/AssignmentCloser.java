package org.doubleloop.recommender.attribution;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.recommender.assignment.Assignments;
import org.doubleloop.recommender.assignment.Chance;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.policy.PolicyKey;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.suggestion.Recipient;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/// Joins actions to suggestions: a unit that has acted under a policy is over with what chance gave
/// it.
///
/// An action that names a suggestion to the same unit under the same policy belongs to it, and ends
/// what was assigned up to that suggestion. Any other ends what was assigned to its subject or
/// account before it was captured. So the signals can be read again from their start without ending
/// what was assigned since. What has ended stands with the assignments, and nothing is kept here.
@Component
public final class AssignmentCloser implements FoldPart {

  private final Suggestions suggestions;
  private final Assignments assignments;
  private final Chance chance;

  AssignmentCloser(Suggestions suggestions, Assignments assignments, Chance chance) {
    this.suggestions = suggestions;
    this.assignments = assignments;
    this.chance = chance;
  }

  @Override
  public String name() {
    return "assignments";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  @Override
  public void take(List<FeedItem> items) {
    var actions =
        FeedItem.only(Action.class, items).stream()
            .filter(action -> action.policy() != null)
            .toList();
    var recipients =
        suggestions.recipients(
            actions.stream().flatMap(action -> suggestionOf(action).stream()).distinct().toList());
    Map<String, Instant> ended = new HashMap<>();
    for (Action action : actions) {
      var key = action.policyKey().orElseThrow();
      var followed =
          suggestionOf(action)
              .map(recipients::get)
              .filter(suggestion -> isTo(action, key, suggestion));
      if (followed.isPresent()) {
        end(ended, key, followed.get().unit(), followed.get().at());
      } else {
        units(action, key).forEach(unit -> end(ended, key, unit, action.recordedAt()));
      }
    }
    assignments.close(ended);
  }

  @Override
  public void beginAgain() {}

  @Override
  public void save(Chunks chunks) {}

  @Override
  public void restore(Stream<Chunks.Chunk> chunks) {}

  @Override
  public Set<String> personalFields() {
    return Set.of();
  }

  private static Optional<String> suggestionOf(Action action) {
    return Optional.ofNullable(action.suggestion())
        .map(id -> Suggestions.documentId(action.organization(), id));
  }

  /// Whether what the action says of itself does not speak against it.
  private boolean isTo(Action action, PolicyKey key, Recipient suggestion) {
    return suggestion.key().equals(key)
        && switch (suggestion.kind()) {
          case SUBJECT -> suggestion.unit().equals(unit(key, UnitKind.SUBJECT, action.subject()));
          case ACCOUNT ->
              action.account() == null
                  || suggestion.unit().equals(unit(key, UnitKind.ACCOUNT, action.account()));
        };
  }

  private List<String> units(Action action, PolicyKey key) {
    var subject = unit(key, UnitKind.SUBJECT, action.subject());
    var account = action.account();
    return account == null
        ? List.of(subject)
        : List.of(subject, unit(key, UnitKind.ACCOUNT, account));
  }

  private String unit(PolicyKey key, UnitKind kind, String value) {
    return chance.unit(key, kind, value);
  }

  private static void end(Map<String, Instant> ended, PolicyKey key, String unit, Instant at) {
    ended.merge(Assignments.idOf(key, unit), at, (one, other) -> one.isAfter(other) ? one : other);
  }
}
