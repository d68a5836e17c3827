package org.doubleloop.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChooserTest {
  private static final List<Integer> LEVELS = List.of(2, 3);

  static List<Named<Supplier<Chooser>>> thoseThatSeeContexts() {
    return List.of(
        Named.of("recommender", () -> Doubleloop.thompson(2, 3, 1, 7)),
        Named.of("recommender, a tenth", () -> Doubleloop.even(2, 3, 0.1, 7)),
        Named.of("LinUCB", () -> new LinUcb(LEVELS, 3, 0.3, 7)),
        Named.of("VW bag", () -> new VowpalWabbit("--bag 5", 3, 7)),
        Named.of("VW squarecb", () -> new VowpalWabbit("--squarecb", 3, 7)));
  }

  @ParameterizedTest
  @MethodSource("thoseThatSeeContexts")
  void learnsWhichOptionSucceedsWithWhichValue(Supplier<Chooser> create) {
    try (Chooser chooser = create.get()) {
      var random = new SplittableRandom(11);
      live(chooser, random, 4_000);
      assertThat(live(chooser, random, 1_000)).isGreaterThan(800);
    }
  }

  @Test
  void betaThompsonLearnsWhichOptionSucceedsMost() {
    var chooser = new BetaThompson(3, 7);
    var random = new SplittableRandom(11);
    var anyone = new Situation(0, 0);
    int right = 0;
    for (int i = 0; i < 2_000; i++) {
      int option = chooser.choose(anyone);
      right += option == 2 ? 1 : 0;
      chooser.learn(anyone, option, random.nextDouble() < (option == 2 ? 0.5 : 0.2));
    }
    assertThat(right).isGreaterThan(1_800);
  }

  @Test
  void linUcbExpectsWhatRidgeRegressionDoes() {
    var ridge = new LinUcb(List.of(2), 1, 0, 7);
    var first = new Situation(0);
    ridge.learn(first, 0, true);
    ridge.learn(first, 0, true);
    ridge.learn(new Situation(1), 0, false);
    // constant c, first value u, second value v: (4 2 1; 2 3 0; 1 0 2) (c u v) = (2 2 0)
    double constant = 4.0 / 13;
    double value = 6.0 / 13;
    assertThat(ridge.mean(first, 0)).isCloseTo(constant + value, within(1e-12));
  }

  @Test
  void saysWhatTheRecommenderStatesOfTheOptionThatIsAskedFor() {
    var doubleloop = Doubleloop.even(2, 3, 0.1, 7);
    live(doubleloop, new SplittableRandom(11), 500);
    var here = new Situation(1, 2);
    var stated = doubleloop.stated(here, 1);
    assertThat(stated.option()).isEqualTo(1);
    assertThat(stated.low()).isBetween(0.0, stated.high());
    assertThat(here.isAmong(stated.cell())).isTrue();
  }

  /// An option succeeds with 60 % of those whose second value has its number, else with 10 %.
  ///
  /// @return how often the right one was chosen
  private static int live(Chooser chooser, SplittableRandom random, int decisions) {
    int right = 0;
    for (int i = 0; i < decisions; i++) {
      var situation = new Situation(random.nextInt(2), random.nextInt(3));
      int option = chooser.choose(situation);
      boolean fits = option == situation.value(1);
      right += fits ? 1 : 0;
      chooser.learn(situation, option, random.nextDouble() < (fits ? 0.6 : 0.1));
    }
    return right;
  }
}
