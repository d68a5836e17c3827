package org.doubleloop.policy;

import org.doubleloop.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheRulesOfServices() {
    ArchitectureRules.check(
        "org.doubleloop.policy",
        "archival.Archivals",
        "evidence.EvidenceLinks",
        "evidence.FormerEvidence",
        "evidence.ProposedEvidence",
        "experiment.Experiments",
        "experiment.Slots",
        "feed.FeedItemType",
        "policy.AcceptedVersions",
        "policy.Policies",
        "policy.PolicyList",
        "preview.Previews",
        "preview.ProposalFeed",
        "proposal.Proposals");
  }
}
