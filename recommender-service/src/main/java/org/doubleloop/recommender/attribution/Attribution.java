package org.doubleloop.recommender.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doubleloop.recommender.assignment.Assignments;
import org.doubleloop.recommender.assignment.Ending;
import org.doubleloop.recommender.assignment.FollowingAction;
import org.doubleloop.recommender.feed.Feed;
import org.doubleloop.recommender.feed.FeedItem;
import org.doubleloop.recommender.feed.ObservedAction;
import org.doubleloop.recommender.fold.Chunks;
import org.doubleloop.recommender.fold.FoldPart;
import org.doubleloop.recommender.signal.Action;
import org.doubleloop.recommender.suggestion.Recipient;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Joins actions to what was suggested and assigned.
///
/// An action that names a suggestion to the same unit under the same policy has followed it, and
/// ends what was assigned in the suggestion's episode. Any other ends what was assigned to its
/// subject or account in the episode that went on when it was captured, and has followed that. Of
/// several actions the one that was captured first is kept, so that their order does not matter,
/// and the signals can be read again from their start. What it finds stands with suggestions and
/// assignments, and nothing is kept here.
@Component
public final class Attribution implements FoldPart {

  private final Suggestions suggestions;
  private final Assignments assignments;
  private final UnitMatch match;
  private final ObservedActions observed;

  Attribution(
      Suggestions suggestions, Assignments assignments, UnitMatch match, ObservedActions observed) {
    this.suggestions = suggestions;
    this.assignments = assignments;
    this.match = match;
    this.observed = observed;
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
    var logged = new HashMap<FollowingAction, ObservedAction>();
    var endings = new ArrayList<Ending>();
    for (Action action : actions) {
      var named = named(action);
      var recipient = named.map(recipients::get).filter(each -> match.isTo(action, each));
      if (recipient.isPresent()) {
        var acted = following(action, action.suggestion());
        if (acted.isBefore(recipient.get().acted())) {
          followed.merge(named.orElseThrow(), acted, FollowingAction::orEarlier);
          observed(action, recipient.get()).ifPresent(each -> logged.put(acted, each));
        }
        var to = recipient.get();
        endings.add(new Ending(to.key(), to.unit(), to.episode(), to.at(), acted));
      } else {
        end(endings, action, action.units().subject());
        end(endings, action, action.units().account());
      }
    }
    // before it is noted that they were followed: after that they are not looked at again
    observed.add(followed.values().stream().map(logged::get).filter(Objects::nonNull).toList());
    suggestions.followed(followed);
    assignments.end(endings);
  }

  /// What the first action after a suggestion did that was only logged.
  private static Optional<ObservedAction> observed(Action action, Recipient recipient) {
    var logged = recipient.logged();
    var option = action.option();
    return logged == null || option == null || recipient.acted() != null
        ? Optional.empty()
        : Optional.of(
            new ObservedAction(
                recipient.key(),
                logged.version(),
                logged.suggestion(),
                option,
                logged.option(),
                action.at(),
                action.recordedAt()));
  }

  private static Optional<String> named(Action action) {
    return Optional.ofNullable(action.suggestion())
        .map(id -> Suggestions.documentId(action.organization(), id));
  }

  private static FollowingAction following(Action action, @Nullable String named) {
    return new FollowingAction(action.id(), action.at(), action.recordedAt(), named);
  }

  private static void end(List<Ending> endings, Action action, @Nullable String unit) {
    if (unit != null) {
      endings.add(
          new Ending(
              action.policyKey().orElseThrow(),
              unit,
              null,
              action.recordedAt(),
              following(action, null)));
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
