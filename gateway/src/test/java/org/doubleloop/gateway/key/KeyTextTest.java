package org.doubleloop.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  private static final String KEY =
      "dl_abcdefghijklmnop_0123456789-_abcdefghijklmnopqrstuvwxyzABCDE";

  @Test
  void isReadAsItWasShown() {
    var random = new Random(7);
    var ids = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      var key = KeyText.random(random);
      assertThat(KeyText.parse(key.text())).contains(key);
      assertThat(ids.add(key.id())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dl_",
        "dl_abcdefghijklmnop",
        "dl_abcdefghijklmnop_short",
        "dl_ABCDEFGHIJKLMNOP_0123456789-_abcdefghijklmnopqrstuvwxyzABCDE",
        "dl_abcdefghijklmnop_0123456789-_abcdefghijklmnopqrstuvwxyzABCDEF",
        "dl_abcdefghijklmnop_0123456789-+abcdefghijklmnopqrstuvwxyzABCDE",
        "xl_abcdefghijklmnop_0123456789-_abcdefghijklmnopqrstuvwxyzABCDE",
        "dl_abcdefghijklmnop_0123456789-_abcdefghijklmnopqrstuvwxyzABCDE\n"
      })
  void isNothingElse(String text) {
    assertThat(KeyText.parse(text)).isEmpty();
  }

  @Test
  void isKnownByTheHashOfItsSecretAlone() {
    var key = KeyText.parse(KEY).orElseThrow();
    assertThat(key.hash()).hasSize(43).doesNotContain(key.secret());
    assertThat(key.hasHash(key.hash())).isTrue();
    assertThat(key.hasHash(KeyText.random(new Random(1)).hash())).isFalse();
  }

  @Test
  void doesNotShowItsSecretInLogs() {
    var key = KeyText.parse(KEY).orElseThrow();
    assertThat(key.toString()).isEqualTo("dl_abcdefghijklmnop");
  }
}
