package org.doubleloop.recommender.wording;

/// Of what kind the changes of one draft are.
///
/// @param greeting whether one of the texts has one, and the other another or none
/// @param facts whether the final text has some that the draft does not have
public record Kinds(
    boolean greeting,
    boolean closing,
    boolean length,
    boolean readingLevel,
    boolean facts,
    Measure before,
    Measure after) {
  private static final double A_FIFTH = 0.2;
  private static final double ANOTHER_LEVEL = 5;

  /// What is told as a number of each text.
  public record Measure(int words, float lix, int facts) {
    static Measure of(Features features) {
      return new Measure(features.words(), (float) features.lix(), features.facts().size());
    }
  }

  public static Kinds of(String draft, String revised) {
    var before = Features.of(draft);
    var after = Features.of(revised);
    return new Kinds(
        !before.greeting().equals(after.greeting()),
        !before.closing().equals(after.closing()),
        Math.abs(after.words() - before.words()) >= A_FIFTH * Math.max(1, before.words()),
        Math.abs(after.lix() - before.lix()) >= ANOTHER_LEVEL,
        !before.facts().containsAll(after.facts()),
        Measure.of(before),
        Measure.of(after));
  }
}
