package org.doubleloop.recommender.window;

import java.util.List;

/// What an action has come to: how much it is worth, and whether that may still change.
///
/// Worth is told in parts of [#WHOLE], which is a success, or the cap of a sum: whole numbers, so
/// that sums over actions are exact and do not depend on their order.
///
/// @param kind whether that is known
/// @param part in which part of its window it was said that nothing more will come; else 0
/// @param gains by how much its worth has changed in which part of the window, in order of parts,
///   each part once and none by nothing; in all from 0 to [#WHOLE]
public record Standing(Kind kind, int part, List<Gain> gains) {
  /// The worth of a success, and of a sum that has reached its cap.
  public static final long WHOLE = 10_000;

  /// Nothing yet.
  public static final Standing PENDING = new Standing(Kind.PENDING, 0, List.of());

  /// What is known of an action.
  public enum Kind {
    /// Its window is open and more may come; once it has closed, what has come is all.
    PENDING,
    /// It was said that nothing more will come.
    ENDED,
    /// It is worth as much as an action can be.
    FULL
  }

  /// A change of what an action is worth.
  ///
  /// @param part of the window in which it came
  /// @param worth below 0 where something was given back
  public record Gain(int part, long worth) {}

  public Standing {
    gains = List.copyOf(gains);
    long worth = sum(gains);
    boolean isFull = kind == Kind.FULL;
    if (!isPart(part)
        || (part > 0 && kind != Kind.ENDED)
        || worth < 0
        || worth > WHOLE
        || (worth == WHOLE) != isFull
        || !gains.stream().allMatch(gain -> isPart(gain.part()))) {
      throw new IllegalArgumentException("No such standing: " + kind + ", " + part + ", " + gains);
    }
  }

  /// A success that came in that part of the window.
  public static Standing success(int part) {
    return new Standing(Kind.FULL, 0, List.of(new Gain(part, WHOLE)));
  }

  /// It was said in that part of the window that nothing more will come, and nothing came.
  public static Standing failure(int part) {
    return new Standing(Kind.ENDED, part, List.of());
  }

  /// In parts of [#WHOLE].
  public long worth() {
    return sum(gains);
  }

  /// Whether it will be worth no more than this.
  public boolean isKnown() {
    return kind != Kind.PENDING;
  }

  private static long sum(List<Gain> gains) {
    long sum = 0;
    for (Gain gain : gains) {
      sum += gain.worth();
    }
    return sum;
  }

  private static boolean isPart(int part) {
    return part >= 0 && part < Window.PARTS;
  }
}
