package org.doubleloop.recommender.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.doubleloop.recommender.assigned.Assigned.Standing;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.given.Contrast;
import org.doubleloop.recommender.look.Found;
import org.doubleloop.recommender.look.Found.Counted;
import org.doubleloop.recommender.look.Found.Side;
import org.doubleloop.recommender.look.Found.Test;
import org.doubleloop.recommender.look.Look;
import org.doubleloop.recommender.look.Tier;
import org.doubleloop.recommender.policy.SomePolicy;

/// What is said of counts.
class WordsTest {
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  private static final Contrast THERE =
      new Contrast(Cell.of(new Trait("industry", "retail")), "b", "a");
  private static final Contrast EVERYWHERE = new Contrast(Cell.EVERYWHERE, "b", "a");

  @org.junit.jupiter.api.Test
  void showsCountsAsWhatTheyAre() {
    var hunch = new Found(THERE, Tier.HUNCH, counted(8, 12, 4, 12), null);
    assertThat(words(hunch))
        .isEqualTo(
            "With industry=retail, b against a: 8 of 12 against 4 of 12, by chance: a hunch, to be"
                + " tried");
    var test = new Test(1, DAY, counted(50, 100, 20, 100), Math.log(123.4), 3, null);
    assertThat(words(new Found(EVERYWHERE, Tier.HOLDS, counted(90, 200, 40, 200), test)))
        .isEqualTo(
            "b against a: 90 of 200 against 40 of 200, by chance; since 2026-03-01 50 of 100"
                + " against 20 of 100, e-value 123: it holds");
  }

  @org.junit.jupiter.api.Test
  void saysWhyThereIsNothing() {
    var found = new Found(EVERYWHERE, Tier.NONE, counted(16, 107, 15, 107), null);
    var known = known(new Standing(214, 12, 0, DAY.getEpochSecond(), look(found)), 300, 300);
    assertThat(Words.of(known))
        .containsExactly(
            "214 units have closed, 12 are open; at the look of 2026-03-01 nothing stood out",
            "214 units; 5 points on 14 % need about 4,500 that could have been given either of two"
                + " options");
  }

  @org.junit.jupiter.api.Test
  void saysWhatCannotBeKnown() {
    var known = known(new Standing(0, 0, 0, DAY.getEpochSecond(), null), 300, 0);
    assertThat(known.isIdentifiable()).isFalse();
    assertThat(known.unsupported()).isEqualTo(1);
    assertThat(Words.of(known).getFirst())
        .startsWith("NOT_IDENTIFIABLE: ")
        .endsWith("; of 300 suggestions none was drawn");
    assertThat(known(new Standing(0, 0, 0, 0, null), 0, 0).unsupported()).isNull();
  }

  @org.junit.jupiter.api.Test
  void saysHowMuchCameTooLate() {
    var known = known(new Standing(214, 12, 3, DAY.getEpochSecond(), null), 300, 300);
    assertThat(Words.of(known)).last().asString().startsWith("3 suggestions or statements");
  }

  private static String words(Found found) {
    return Words.of(Listed.of(SomePolicy.KEY, found));
  }

  private static Counted counted(long one, long trials, long other, long others) {
    return new Counted(new Side(trials, one, 0), new Side(others, other, 0));
  }

  private static Look look(Found found) {
    return new Look(SomePolicy.KEY, 1, 1, DAY, 214, 12, List.of(found), List.of(), null, DAY);
  }

  private static Known known(Standing standing, long suggested, long drawn) {
    var version = SomePolicy.some().exploring(0.5).build();
    return new Known(version, standing, standing.look(), suggested, drawn);
  }
}
