package org.doubleloop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final String MAPPING =
      """
      file=log.csv.gz
      option=sent
      outcome=came
      window=P14D
      attribute.size=history, in words
      """;
  private static final String LOG =
      """
      id,"history, in words",sent,came\r
      1,"5) $500 - $1,000",A,0\r
      2,none,B,1\r
      3,none,A,2.5\r
      """;

  @TempDir private Path folder;

  @Test
  void readsALogByItsMapping() throws IOException {
    ReplayLog log = ReplayLog.read(compressed(LOG), mapping(MAPPING));

    assertThat(log.options()).containsExactly("A", "B");
    assertThat(log.attributes()).containsExactly("size");
    assertThat(log.rows())
        .containsExactly(
            new ReplayLog.Row(Map.of("size", "5) $500 - $1,000"), "A", false),
            new ReplayLog.Row(Map.of("size", "none"), "B", true),
            new ReplayLog.Row(Map.of("size", "none"), "A", true));
  }

  @Test
  void saysWhatTheMappingLacksAndWhichColumnIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mapping("file=x\noption=sent"))
        .withMessageContaining("outcome");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ReplayLog.read(compressed(LOG), mapping(MAPPING.replace("=sent", "=shown"))))
        .withMessageContaining("shown");
  }

  @Test
  void countsAndTeachesOnlyWhatWasFollowed() {
    List<ReplayLog.Row> learned = new ArrayList<>();
    Learner alwaysA =
        new Learner() {
          @Override
          public String choose(Map<String, String> context) {
            return "A";
          }

          @Override
          public void learn(ReplayLog.Row row) {
            learned.add(row);
          }
        };
    List<ReplayLog.Row> rows =
        List.of(
            new ReplayLog.Row(Map.of(), "A", true),
            new ReplayLog.Row(Map.of(), "B", true),
            new ReplayLog.Row(Map.of(), "A", false));

    assertThat(Replay.run(rows, alwaysA)).isEqualTo(new Replay(2, 1));
    assertThat(learned).containsExactly(rows.get(0), rows.get(2));
  }

  @Test
  void findsTheBetterOption() {
    Random random = new Random(3);
    List<ReplayLog.Row> rows = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      String option = random.nextBoolean() ? "A" : "B";
      boolean success = random.nextDouble() < (option.equals("A") ? 0.1 : 0.3);
      rows.add(new ReplayLog.Row(Map.of("size", "s" + random.nextInt(3)), option, success));
    }
    ReplayLog log = new ReplayLog(List.of("A", "B"), List.of("size"), rows);

    assertThat(Replay.run(rows, new Recommending(log, 1, 1)).rate()).isGreaterThan(0.27);
    assertThat(Replay.run(rows, new PlainThompson(log, 1)).rate()).isGreaterThan(0.27);
    assertThat(Replay.run(rows, new Uniform(log, 1)).rate()).isBetween(0.17, 0.23);
  }

  @Test
  void estimatesLikeSciPy() {
    // scipy.stats.t.interval(0.95, 4, mean, scipy.stats.sem([1, 2, 4, 4, 9])) gives 4 -+ this half
    Estimate estimate = Estimate.of(List.of(1.0, 2.0, 4.0, 4.0, 9.0));

    assertThat(estimate.mean()).isEqualTo(4);
    assertThat(estimate.half()).isCloseTo(3.8270654687548653, within(1e-9));
  }

  @Test
  void saysWhetherAnAimIsMet() {
    assertThat(new Figure("a.b", 0.18149, "rate").atLeast(0.1785))
        .isEqualTo("FIGURE a.b 0.1815 rate AIM >= 0.1785 MET");
    assertThat(new Figure("a.b", -0.0031, "rate").atLeast(-0.002))
        .isEqualTo("FIGURE a.b -0.0031 rate AIM >= -0.0020 MISSED");
    assertThat(new Figure("wait", 24.96, "ms").atMost(25))
        .isEqualTo("FIGURE wait 25.0 ms AIM <= 25.0 MET");
    assertThat(new Figure("wait", 25.06, "ms").atMost(25))
        .isEqualTo("FIGURE wait 25.1 ms AIM <= 25.0 MISSED");
    assertThat(new Figure("pace", 81_234.56, "pairs/s").line())
        .isEqualTo("FIGURE pace 81234.6 pairs/s");
  }

  private ColumnMapping mapping(String text) throws IOException {
    return ColumnMapping.read(Files.writeString(folder.resolve("mapping.properties"), text));
  }

  private Path compressed(String text) throws IOException {
    Path file = folder.resolve("log.csv.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
