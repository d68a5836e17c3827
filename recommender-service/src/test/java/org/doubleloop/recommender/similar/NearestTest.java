package org.doubleloop.recommender.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.recommender.signal.Units;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final String ASKED = "asked";

  private final Map<String, float[]> vectors = new HashMap<>(Map.of(ASKED, at(0)));

  @Test
  void takesTheNearestFirstAndOfTwoAsNearTheOneWithTheFirstId() {
    var texts = List.of(text("d", 40), text("c", 20), text("a", 60), text("b", -20));
    assertThat(near(texts)).containsExactly("b", "c", "d", "a");
  }

  @Test
  void leavesOutWhatIsBelowTheFloorAndWhatHasNoVector() {
    double floor = Math.toDegrees(Math.acos(Nearest.FLOOR));
    var without = new SentText("x", Instant.EPOCH, new Units("u", null), List.of(), "x");
    assertThat(near(List.of(text("in", floor - 0.1), text("out", floor + 0.1), without)))
        .containsExactly("in");
    vectors.remove(ASKED);
    assertThat(near(List.of(text("in", 10)))).isEmpty();
  }

  @Test
  void skipsCopiesOfThoseTakenAndThoseThatMayNotBeTaken() {
    double copy = Math.toDegrees(Math.acos(Nearest.COPY));
    var nearest =
        List.of(
            text("first", 0),
            text("copy", copy - 0.1),
            text("second", copy + 0.1),
            text("forbidden", 40),
            text("third", 60),
            text("fourth", 75));
    assertThat(
            new Nearest(vectors)
                .distinct(nearest, 3, each -> !each.action().equals("forbidden")).stream()
                    .map(SentText::action))
        .containsExactly("first", "second", "third");
  }

  private List<String> near(List<SentText> texts) {
    return new Nearest(vectors).to(ASKED, texts).stream().map(SentText::action).toList();
  }

  private SentText text(String action, double degrees) {
    vectors.put("text of " + action, at(degrees));
    return new SentText(
        action, Instant.EPOCH, new Units("u", null), List.of(), "text of " + action);
  }

  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }
}
