package org.doubleloop.recommender;

import org.doubleloop.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.check(
        "org.doubleloop.recommender",
        "fold.Chunks",
        "fold.Snapshots",
        "suggestion.Assignments",
        "suggestion.Reactions",
        "suggestion.Remarks",
        "suggestion.Suggestions",
        "upstream.ArchivedPolicies");
  }
}
