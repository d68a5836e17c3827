package org.doubleloop.bench.scene;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.doubleloop.bench.peers.Situation;

/// What some attributes together add to the log odds of each option.
public final class Effect {
  private final List<Integer> levels;
  private final int[] attributes;
  // by cell, then by option
  private final double[][] logits;

  private Effect(List<Integer> levels, int options, int... attributes) {
    this.levels = levels;
    this.attributes = attributes;
    int cells = 1;
    for (int attribute : attributes) {
      cells *= levels.get(attribute);
    }
    this.logits = new double[cells][options];
  }

  /// Another for each option in each cell, drawn from a normal distribution.
  public static Effect ofOptions(
      List<Integer> levels, int options, double deviation, RandomGenerator random, int... of) {
    Effect effect = new Effect(levels, options, of);
    for (double[] cell : effect.logits) {
      for (int option = 0; option < options; option++) {
        cell[option] = deviation * random.nextGaussian();
      }
    }
    return effect;
  }

  /// The same for all options, another in each cell.
  public static Effect ofContext(
      List<Integer> levels, int options, double deviation, RandomGenerator random, int... of) {
    Effect effect = new Effect(levels, options, of);
    for (double[] cell : effect.logits) {
      Arrays.fill(cell, deviation * random.nextGaussian());
    }
    return effect;
  }

  /// The same for all options, by the values of one attribute.
  public static Effect ofValues(
      List<Integer> levels, int options, int attribute, double... logits) {
    Effect effect = new Effect(levels, options, attribute);
    for (int value = 0; value < logits.length; value++) {
      Arrays.fill(effect.logits[value], logits[value]);
    }
    return effect;
  }

  /// For one option in the first values of these attributes alone.
  public static Effect inOneCell(
      List<Integer> levels, int options, int option, double logit, int... attributes) {
    Effect effect = new Effect(levels, options, attributes);
    effect.logits[0][option] = logit;
    return effect;
  }

  double of(Situation situation, int option) {
    int cell = 0;
    for (int attribute : attributes) {
      cell = cell * levels.get(attribute) + situation.value(attribute);
    }
    return logits[cell][option];
  }
}
