package org.doubleloop.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharactersTest {
  private static final String SMILE = "\uD83D\uDE00";

  @Test
  void countsCodePoints() {
    assertThat(Characters.count("a" + SMILE + "\u00e9")).isEqualTo(3);
    assertThat(Characters.isLonger(SMILE.repeat(256), 256)).isFalse();
    assertThat(Characters.isLonger(SMILE.repeat(257), 256)).isTrue();
    assertThat(Characters.isLonger("x".repeat(257), 256)).isTrue();
  }

  @Test
  void cutsNoCharacterInTheMiddle() {
    var text = "a" + SMILE.repeat(5);
    for (int most = 0; most < 8; most++) {
      var cut = Characters.cut(text, most);
      assertThat(Characters.count(cut)).isEqualTo(Math.min(most, 6));
      assertThat(text).startsWith(cut);
      assertThat(cut.codePoints()).noneMatch(c -> c >= 0xd800 && c < 0xe000);
    }
    assertThat(Characters.shorten(text, 6)).isEqualTo(text);
    assertThat(Characters.shorten(text, 5)).isEqualTo("a" + SMILE + "...");
  }
}
