package org.doubleloop.kit.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

  @Test
  void aPackageWithoutClassesKeepsNone() {
    assertThatThrownBy(() -> ArchitectureRules.check("org.doubleloop.kitt"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aStoreThatThereIsNotIsNoStore() {
    assertThatThrownBy(() -> ArchitectureRules.check("org.doubleloop.kit", "store.Stores"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("store.Stores");
  }
}
