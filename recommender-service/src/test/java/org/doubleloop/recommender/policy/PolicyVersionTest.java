package org.doubleloop.recommender.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.kit.condition.AttributeType;
import org.junit.jupiter.api.Test;

class PolicyVersionTest {
  private static final PolicyVersion SOME = SomePolicy.some().build();

  @Test
  void knowsWhatItsConditionsMayRead() {
    assertThat(SOME.types())
        .containsOnly(
            entry("industry", AttributeType.STRING),
            entry("vip", AttributeType.BOOLEAN),
            entry("touch", AttributeType.NUMBER));
    assertThat(SOME.attribute("vip")).isPresent();
    assertThat(SOME.attribute("none")).isEmpty();
  }

  /// A draft may say so before anybody has looked for its faults.
  @Test
  void takesTheFirstOfTwoAttributesThatAreCalledAlike() {
    var repeated = new ArrayList<>(SOME.attributes());
    repeated.add(new Attribute("vip", AttributeType.STRING, List.of(), false));
    var version = SomePolicy.some().declaring(repeated);
    assertThat(version.types()).containsEntry("vip", AttributeType.BOOLEAN);
  }
}
