package org.doubleloop.policy;

import org.doubleloop.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheRulesOfServices() {
    ArchitectureRules.check(
        "org.doubleloop.policy",
        "feed.FeedItemType",
        "policy.Policies",
        "preview.Previews",
        "preview.ProposalFeed",
        "proposal.Proposals");
  }
}
