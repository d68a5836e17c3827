package org.doubleloop.bench.scene;

import java.util.Arrays;
import java.util.OptionalInt;
import org.doubleloop.bench.peers.Situation;

/// Somebody who came, and what every option would come to with them.
public final class Draw {
  private final Situation situation;
  private final double[] chances;
  private final double luck;
  private final OptionalInt given;

  /// @param luck from 0 to 1; options whose chance lies above it succeed
  /// @param given what people chose, where they did
  Draw(Situation situation, double[] chances, double luck, OptionalInt given) {
    this.situation = situation;
    this.chances = chances.clone();
    this.luck = luck;
    this.given = given;
  }

  public Situation situation() {
    return situation;
  }

  public OptionalInt given() {
    return given;
  }

  public boolean succeeds(int option) {
    return luck < chances[option];
  }

  public double chance(int option) {
    return chances[option];
  }

  /// By how much a better option's chance exceeds that of this one.
  public double regret(int option) {
    return Arrays.stream(chances).max().orElseThrow() - chances[option];
  }
}
