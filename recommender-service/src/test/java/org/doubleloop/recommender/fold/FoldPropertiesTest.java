package org.doubleloop.recommender.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FoldPropertiesTest {

  @Test
  void savesEveryHalfMinuteByDefault() {
    assertThat(bound(Map.of())).isEqualTo(new FoldProperties(Duration.ofSeconds(30)));
  }

  @Test
  void readsAll() {
    assertThat(bound(Map.of("doubleloop.fold.save-every", "1s")))
        .isEqualTo(new FoldProperties(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1s"})
  void refusesToSaveAllTheTime(String saveEvery) {
    assertThatThrownBy(() -> bound(Map.of("doubleloop.fold.save-every", saveEvery)))
        .rootCause()
        .hasMessageStartingWith("doubleloop.fold.save-every");
  }

  private static FoldProperties bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("doubleloop.fold", FoldProperties.class);
  }
}
