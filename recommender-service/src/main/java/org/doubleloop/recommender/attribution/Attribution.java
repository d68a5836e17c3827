package org.doubleloop.recommender.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.assignment.Assignments;
import org.doubleloop.recommender.assignment.Ending;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Joins actions to what was suggested and assigned.
///
/// An action that names a suggestion to the same unit under the same policy has followed it, and
/// ends what was assigned up to that suggestion. Any other ends what was assigned to its subject or
/// account before it was captured, and has followed that. Of several actions the one that was
/// captured first is kept, so that their order does not matter, and the signals can be read again
/// from their start. What it finds stands with suggestions and assignments, and nothing is kept
/// here.
@Component
public final class Attribution implements FoldPart {

  private final Suggestions suggestions;
  private final Assignments assignments;
  private final UnitMatch match;

  Attribution(Suggestions suggestions, Assignments assignments, UnitMatch match) {
    this.suggestions = suggestions;
    this.assignments = assignments;
    this.match = match;
  }

  @Override
  public String name() {
    return "attribution";
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public Set<Feed> feeds() {
    return Set.of(Feed.SIGNALS);
  }

  /// Where it throws, some of it may have been written; it is found there when it is told again.
  @Override
  public void take(List<FeedItem> items) {
    var actions =
        FeedItem.only(Action.class, items).stream()
            .filter(action -> action.policy() != null)
            .toList();
    var recipients =
        suggestions.recipients(
            actions.stream().flatMap(action -> named(action).stream()).distinct().toList());
    var followed = new HashMap<String, FollowingAction>();
    var endings = new HashMap<String, List<Ending>>();
    for (Action action : actions) {
      var named = named(action);
      var recipient = named.map(recipients::get).filter(each -> match.isTo(action, each));
      if (recipient.isPresent()) {
        var acted = following(action, action.suggestion());
        if (acted.isBefore(recipient.get().acted())) {
          followed.merge(named.orElseThrow(), acted, FollowingAction::orEarlier);
        }
        end(endings, action, recipient.get().unit(), new Ending(recipient.get().at(), acted));
      } else {
        var ending = new Ending(action.recordedAt(), following(action, null));
        end(endings, action, action.units().subject(), ending);
        end(endings, action, action.units().account(), ending);
      }
    }
    suggestions.followed(followed);
    assignments.end(endings);
  }

  private static Optional<String> named(Action action) {
    return Optional.ofNullable(action.suggestion())
        .map(id -> Suggestions.documentId(action.organization(), id));
  }

  private static FollowingAction following(Action action, @Nullable String named) {
    return new FollowingAction(action.id(), action.at(), action.recordedAt(), named);
  }

  private static void end(
      Map<String, List<Ending>> endings, Action action, @Nullable String unit, Ending ending) {
    if (unit != null) {
      endings
          .computeIfAbsent(
              Assignments.idOf(action.policyKey().orElseThrow(), unit), any -> new ArrayList<>())
          .add(ending);
    }
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
}
