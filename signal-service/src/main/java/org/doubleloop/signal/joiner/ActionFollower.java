package org.doubleloop.signal.joiner;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.unit.UnitKind;
import org.doubleloop.signal.action.Action;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.policy.KnownVersion;
import org.doubleloop.signal.seeking.SeekingOutcomes;
import org.jspecify.annotations.Nullable;

/// Has those outcomes decided anew to which an action that was captured may have led: by what its
/// policy says, that is what happened to its subject or its account within its window.
final class ActionFollower implements Loop.Step {
  /// Long enough to deal with those together that come one by one: each time costs two queries,
  /// which capture would miss.
  private static final Duration PAUSE = Duration.ofMillis(100);

  /// Actions that were done within this time of each other are asked for together.
  private static final Duration TOGETHER = Duration.ofDays(7);

  private final FollowedActions actions;
  private final KnownPolicies policies;
  private final SeekingOutcomes outcomes;
  private final Joiner joiner;
  private final InstantSource clock;

  ActionFollower(
      FollowedActions actions,
      KnownPolicies policies,
      SeekingOutcomes outcomes,
      Joiner joiner,
      InstantSource clock) {
    this.actions = actions;
    this.policies = policies;
    this.outcomes = outcomes;
    this.joiner = joiner;
    this.clock = clock;
  }

  /// An action, and until when what happens belongs to it.
  ///
  /// @param version which says what does; null where it is not known yet
  private record Done(Action action, Instant until, @Nullable KnownVersion version) {
    boolean mayHaveLedTo(SeekingOutcomes.Found outcome) {
      return version == null
          ? !outcome.at().isBefore(action.at()) && outcome.at().isBefore(until)
          : version.awaits(outcome.type(), action.at(), outcome.at());
    }
  }

  @Override
  public void take() throws InterruptedException {
    var done =
        actions.next().stream()
            .map(this::done)
            .sorted(Comparator.comparing((Done each) -> each.action().at()))
            .toList();
    var sought = new LinkedHashSet<String>();
    for (int begin = 0, end = 0; begin < done.size(); begin = end) {
      var last = done.get(begin).action().at().plus(TOGETHER);
      while (end < done.size() && !done.get(end).action().at().isAfter(last)) {
        end++;
      }
      sought.addAll(outcomesOf(done.subList(begin, end)));
    }
    joiner.join(sought);
    if (!actions.dealtWith()) {
      Thread.sleep(PAUSE);
    }
  }

  private Done done(Action action) {
    var known = policies.of(action.claim());
    if (known.isEmpty()
        || (action.version() == null && !policies.isCompleteFor(action.at(), clock.instant()))) {
      return new Done(action, action.at().plus(Candidates.LONGEST_WINDOW), null);
    }
    var version = known.get();
    return new Done(action, action.at().plus(version.longestWindow()), version);
  }

  private Set<String> outcomesOf(List<Done> done) {
    var from = done.getFirst().action().at();
    var to = done.stream().map(Done::until).max(Instant::compareTo).orElseThrow();
    var found = new LinkedHashSet<String>();
    found.addAll(find(UnitKind.SUBJECT, done, from, to, each -> each.units().subject()));
    found.addAll(find(UnitKind.ACCOUNT, done, from, to, each -> each.units().account()));
    return found;
  }

  private List<String> find(
      UnitKind kind,
      List<Done> done,
      Instant from,
      Instant to,
      Function<Action, @Nullable String> unit) {
    var byUnit =
        done.stream()
            .filter(each -> unit.apply(each.action()) != null)
            .collect(groupingBy(each -> Objects.requireNonNull(unit.apply(each.action()))));
    return byUnit.isEmpty()
        ? new ArrayList<>()
        : outcomes.of(
            kind,
            byUnit.keySet(),
            from,
            to,
            outcome ->
                byUnit.getOrDefault(outcome.unit(), List.of()).stream()
                    .anyMatch(each -> each.mayHaveLedTo(outcome)));
  }
}
