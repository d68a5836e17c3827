package org.doubleloop.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import vowpalWabbit.learner.VWActionProbsLearner;
import vowpalWabbit.learner.VWLearners;
import vowpalWabbit.responses.ActionProb;

/// Vowpal Wabbit's contextual bandit with action-dependent features, by its own Java binding, with
/// every pair of a context's and an option's feature, as its tutorials do (`-q UA`).
///
/// A success costs -1 and a failure 0. What people chose without it is told as chosen for sure:
/// with which probability they did is not known to anybody.
public final class VowpalWabbit implements Chooser {
  private final VWActionProbsLearner learner;
  private final SplittableRandom random;
  private final String[] asked;
  private final String[] told;
  private int chosen = -1;
  private double probability = 1;

  /// @param exploration such as `--bag 5` or `--squarecb`
  public VowpalWabbit(String exploration, int options, long seed) {
    this.learner =
        VWLearners.create(
            "--quiet --cb_explore_adf -q CA --random_seed " + (seed & 0xffff) + " " + exploration);
    this.random = new SplittableRandom(seed);
    this.asked = new String[options + 1];
    this.told = new String[options + 1];
    for (int option = 0; option < options; option++) {
      asked[option + 1] = "|A o" + option;
      told[option + 1] = asked[option + 1];
    }
  }

  @Override
  public int choose(Situation situation) {
    asked[0] = line(situation);
    ActionProb[] distribution = learner.predict(asked).getActionProbs();
    double left = random.nextDouble();
    int last = 0;
    while (last < distribution.length - 1 && left >= distribution[last].getProbability()) {
      left -= distribution[last].getProbability();
      last++;
    }
    chosen = distribution[last].getAction();
    probability = distribution[last].getProbability();
    return chosen;
  }

  @Override
  public void learn(Situation situation, int option, boolean success) {
    double known = option == chosen ? probability : 1;
    chosen = -1;
    told[0] = line(situation);
    told[option + 1] = "0:" + (success ? -1 : 0) + ":" + known + " " + asked[option + 1];
    learner.learn(told);
    told[option + 1] = asked[option + 1];
  }

  @Override
  public void close() {
    try {
      learner.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String line(Situation situation) {
    StringBuilder line = new StringBuilder("shared |C");
    for (int i = 0; i < situation.attributes(); i++) {
      line.append(" a").append(i).append('v').append(situation.value(i));
    }
    return line.toString();
  }
}
