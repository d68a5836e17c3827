package org.doubleloop.recommender.fold;

/// How often something was suggested, and of how many of these suggestions that is the last word.
/// Of the others nobody said anything. As a difference, any may be negative.
///
/// @param shown only that somebody saw it
public record Tally(
    long suggested, long shown, long followed, long changed, long ignored, long notShown) {

  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);
  static final Tally ONE = new Tally(1, 0, 0, 0, 0, 0);

  static Tally of(Reaction reaction) {
    return switch (reaction) {
      case SHOWN -> new Tally(0, 1, 0, 0, 0, 0);
      case FOLLOWED -> new Tally(0, 0, 1, 0, 0, 0);
      case CHANGED -> new Tally(0, 0, 0, 1, 0, 0);
      case IGNORED -> new Tally(0, 0, 0, 0, 1, 0);
      case NOT_SHOWN -> new Tally(0, 0, 0, 0, 0, 1);
    };
  }

  Tally plus(Tally other) {
    return new Tally(
        suggested + other.suggested,
        shown + other.shown,
        followed + other.followed,
        changed + other.changed,
        ignored + other.ignored,
        notShown + other.notShown);
  }

  Tally minus(Tally other) {
    return plus(
        new Tally(
            -other.suggested,
            -other.shown,
            -other.followed,
            -other.changed,
            -other.ignored,
            -other.notShown));
  }
}
