package org.doubleloop.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorePropertiesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "1st", "a.b", "a b", "a$b", "a/b"})
  void refusesWhatIsNoNameOfADatabase(String database) {
    assertThatThrownBy(() -> new StoreProperties("mongodb://db", database))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("doubleloop.store.database");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db:27017", "http://db"})
  void refusesWhatIsNoConnectionString(String uri) {
    assertThatThrownBy(() -> new StoreProperties(uri, "things"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("doubleloop.store.uri");
  }

  @Test
  void keepsThePasswordToItself() {
    assertThat(new StoreProperties("mongodb+srv://user:secret@db", "things").toString())
        .doesNotContain("secret");
  }
}
