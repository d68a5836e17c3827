package org.doubleloop.signal;

import org.doubleloop.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.check(
        "org.doubleloop.signal",
        "action.Actions",
        "capture.ActionLimits",
        "capture.Signals",
        "connection.Statements",
        "connector.ActionStates",
        "feed.SignalLists",
        "joiner.Candidates",
        "joiner.FollowedActions",
        "outcome.AwaitingOutcomes",
        "seeking.SeekingOutcomes");
  }
}
