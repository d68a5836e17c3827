package org.doubleloop.gateway;

import org.doubleloop.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheRulesOfServices() {
    ArchitectureRules.check(
        "org.doubleloop.gateway",
        "key.ApiKeys",
        "organization.Organizations",
        "token.UsedAssertions");
  }
}
