package org.doubleloop.kit.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialHashTest {
  private static final int MANY = 100_000;

  /// The vectors come from the Python that `docs/trials.md` shows.
  @Test
  void isWhatTheTestVectorsSay() throws IOException {
    assertThat(vectors("/trial-hash.tsv"))
        .hasSizeGreaterThan(10)
        .allSatisfy(vector -> {
          var experiment = vector[0];
          var unit = vector[1];
          double share = Double.parseDouble(vector[2]);
          assertThat(TrialHash.of("share", experiment, unit)).isEqualTo(share);
          assertThat(TrialHash.of("variant", experiment, unit))
              .isEqualTo(Double.parseDouble(vector[3]));
          assertThat(TrialHash.isB(experiment, unit)).isEqualTo(vector[4].equals("B"));
          assertThat(TrialHash.isIn(experiment, unit, Math.nextUp(share))).isTrue();
          assertThat(TrialHash.isIn(experiment, unit, share)).isFalse();
        });
  }

  @Test
  void servesGuidanceAsTheTestVectorsSay() throws IOException {
    assertThat(vectors("/guidance-hash.tsv"))
        .hasSizeGreaterThan(10)
        .allSatisfy(vector -> {
          double share = Double.parseDouble(vector[3]);
          assertThat(TrialHash.isServed(vector[0], vector[1], vector[2], Math.nextUp(share)))
              .isTrue();
          assertThat(TrialHash.isServed(vector[0], vector[1], vector[2], share)).isFalse();
        });
  }

  @Test
  void takesTheShareOfUnitsAndGivesHalfOfThemB() {
    var in =
        IntStream.range(0, MANY)
            .mapToObj(i -> "unit-" + i)
            .filter(unit -> TrialHash.isIn("e", unit, 0.2))
            .toList();
    assertThat((double) in.size() / MANY).isCloseTo(0.2, within(0.005));
    assertThat((double) in.stream().filter(unit -> TrialHash.isB("e", unit)).count() / in.size())
        .isCloseTo(0.5, within(0.015));
  }

  @Test
  void takesAllUnitsAtAShareOfOne() {
    assertThat(IntStream.range(0, MANY))
        .allMatch(i -> TrialHash.isIn("e", "unit-" + i, 1))
        .noneMatch(i -> TrialHash.isIn("e", "unit-" + i, 0));
  }

  /// What one experiment gives says nothing of what another does.
  @Test
  void dividesUnitsAnewInEachExperiment() {
    long alike =
        IntStream.range(0, MANY)
            .mapToObj(i -> "unit-" + i)
            .filter(unit -> TrialHash.isB("one", unit) == TrialHash.isB("other", unit))
            .count();
    assertThat((double) alike / MANY).isCloseTo(0.5, within(0.005));
  }

  private static List<String[]> vectors(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(TrialHashTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .toList();
    }
  }
}
