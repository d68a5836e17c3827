package org.doubleloop.kit.test;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theKitKeepsTheRulesOfServices() {
    ArchitectureRules.check("org.doubleloop.kit");
  }
}
