package org.doubleloop.kit;

import org.doubleloop.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theKitKeepsTheRulesOfServices() {
    ArchitectureRules.check("org.doubleloop.kit");
  }
}
