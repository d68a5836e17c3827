package org.doubleloop.signal.joiner;

import java.time.Clock;
import org.doubleloop.kit.lane.CursorSeal;
import org.doubleloop.kit.lane.Tailer;
import org.doubleloop.kit.loop.Loop;
import org.doubleloop.kit.loop.Retry;
import org.doubleloop.kit.store.Store;
import org.doubleloop.signal.action.ActionType;
import org.doubleloop.signal.connector.NotedWork;
import org.doubleloop.signal.outcome.OutcomeType;
import org.doubleloop.signal.policy.KnownPolicies;
import org.doubleloop.signal.seeking.SeekingOutcomes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Those who let outcomes find their actions, from the start of the process to its end.
@Configuration(proxyBeanMethods = false)
class JoinerConfiguration {
  private static final int MOST_NOTES = 100_000;

  @Bean
  JoinNotes joinNotes(OutcomeType type) {
    return new JoinNotes(type, MOST_NOTES);
  }

  @Bean
  JoinSweep joinSweep(
      SeekingOutcomes outcomes, Joiner joiner, JoinNotes notes, KnownPolicies policies) {
    return new JoinSweep(outcomes, joiner, notes, policies);
  }

  @Bean
  Loop joinerOfOutcomes(JoinNotes notes, Joiner joiner, Clock clock) {
    return loop("joiner", new NotedWork(notes.seeking(), joiner::joinWithCorrections), clock);
  }

  @Bean
  Loop joinerOfCorrections(JoinNotes notes, Joiner joiner, Clock clock) {
    return loop(
        "correction-joiner", new NotedWork(notes.named(), joiner::joinThoseThatCorrect), clock);
  }

  @Bean
  FollowedActions followedActions(
      Store store, Tailer tailer, CursorSeal seal, ActionType type, Clock clock) {
    return new FollowedActions(store, tailer, seal, type, clock);
  }

  @Bean
  Loop actionFollower(
      FollowedActions actions,
      KnownPolicies policies,
      SeekingOutcomes outcomes,
      Joiner joiner,
      Clock clock) {
    var follower = new ActionFollower(actions, policies, outcomes, joiner, clock);
    return new Loop("action-follower", follower, actions::keep, Retry.OF_STORE, clock);
  }

  private static Loop loop(String name, Loop.Step step, Clock clock) {
    return new Loop(name, step, () -> {}, Retry.OF_STORE, clock);
  }
}
