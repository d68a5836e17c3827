package org.doubleloop.recommender.fold;

/// What is counted, and what answers meanwhile: the same or, where the counting has begun again,
/// what was counted before. One thread at a time changes it, any may ask.
public final class Served<T> {

  private T folding;
  private volatile T serving;

  public Served(T counts) {
    folding = counts;
    serving = counts;
  }

  /// What items are counted in.
  public T folding() {
    return folding;
  }

  /// What answers.
  public T serving() {
    return serving;
  }

  /// Counts in this from now on; what was counted before goes on to answer.
  public void beginAgain(T nothing) {
    folding = nothing;
  }

  /// Lets what is counted answer.
  public void caughtUp() {
    serving = folding;
  }

  /// Counts in this from now on, and lets it answer.
  public void replace(T counts) {
    folding = counts;
    serving = counts;
  }
}
