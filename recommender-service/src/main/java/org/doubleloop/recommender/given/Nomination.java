package org.doubleloop.recommender.given;

/// A contrast that is counted for from some moment on, because something suggested that it is worth
/// it: only what is assigned later tells whether that was chance.
///
/// @param number from 1 within the policy, in the order in which they were made
/// @param version of the policy that was in force: what is judged by another metric does not count
/// @param since in milliseconds since 1970: units that were assigned then or later count
public record Nomination(int number, Contrast contrast, int version, long since) {
  public Nomination {
    if (number < 1) {
      throw new IllegalArgumentException("Nominations are numbered from 1");
    }
  }
}
