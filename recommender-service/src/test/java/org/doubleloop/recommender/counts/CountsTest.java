package org.doubleloop.recommender.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CellSpace.Attribute;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranker;
import org.doubleloop.recommender.ranking.Weights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {
  private static final CellSpace SPACE =
      new CellSpace(
          List.of(
              new Attribute("seniority", List.of()),
              new Attribute("industry", List.of()),
              new Attribute("region", List.of())));
  private static final VersionMonth MARCH =
      VersionMonth.of(1, Instant.parse("2026-03-31T23:59:59Z"));

  @Nested
  class Adding {
    @Test
    void countsAnActionInEveryCellOfItsContext() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of("seniority", "vp", "industry", "retail"), 1, 1));
      counts.apply(change("a", MARCH, Map.of("seniority", "vp"), 1, 0));
      counts.apply(change("b", MARCH, Map.of("seniority", "vp"), 1, 1));

      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(new Tally(2, 1));
      assertThat(counts.total(vp(), "a")).isEqualTo(new Tally(2, 1));
      assertThat(counts.total(vp(), "b")).isEqualTo(new Tally(1, 1));
      assertThat(counts.total(Cell.of(new Trait("industry", "retail")), "a"))
          .isEqualTo(new Tally(1, 1));
      assertThat(counts.total(vp(), "c")).isEqualTo(Tally.NOTHING);
      assertThat(counts.trials()).isEqualTo(3);
    }

    @Test
    void countsOlderVersionsTogetherAndCanTellThemApart() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of(), 1, 0));
      counts.apply(change("a", new VersionMonth(2, MARCH.period()), Map.of(), 1, 1));
      counts.apply(change("a", new VersionMonth(2, MARCH.period() + 1), Map.of(), 1, 1));

      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(new Tally(3, 2));
      assertThat(counts.rows())
          .extracting(row -> row.slice().version(), row -> row.tally().successes())
          .containsExactly(tuple(1, 0L), tuple(2, 1L), tuple(2, 1L));
    }

    @Test
    void readsACorrectionThatCameFirstAsNothing() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of(), 0, -1));
      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(Tally.NOTHING);

      counts.apply(change("a", MARCH, Map.of(), 1, 1));
      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(new Tally(1, 0));
    }

    @Test
    void isNotChangedByNothing() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of("seniority", "vp"), 0, 0));

      assertThat(counts.rows()).isEmpty();
      assertThat(counts.trials()).isZero();
    }

    @Test
    void refusesAChangeThatDoesNotCountEverywhere() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CountChange("a", MARCH, List.of(vp()), new Tally(1, 1)));
    }
  }

  @Nested
  class Order {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, Counts.MOST_CELLS})
    void doesNotMatterHoweverFewCellsFit(int mostCells) {
      List<CountChange> changes = changes(600);
      List<Counts.Row> expected = counts(mostCells, changes).rows().toList();

      for (int seed = 0; seed < 20; seed++) {
        Collections.shuffle(changes, new Random(seed));
        assertThat(counts(mostCells, changes).rows()).isEqualTo(expected);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40, Counts.MOST_CELLS})
    void doesNotMatterWhenPartsAreAddedUp(int mostCells) {
      List<CountChange> changes = changes(600);
      Counts merged = counts(mostCells, changes.subList(400, 600));
      addAll(merged, counts(mostCells, changes.subList(0, 150)));
      addAll(merged, counts(mostCells, changes.subList(150, 400)));

      assertThat(merged.rows()).isEqualTo(counts(mostCells, changes).rows().toList());
    }

    /// So few that often no action has both the newest version and the newest month.
    @Test
    void doesNotMatterWhenFewAreAddedUp() {
      for (int seed = 0; seed < 200; seed++) {
        List<CountChange> changes = changes(9, new Random(seed));
        Counts merged = counts(Counts.MOST_CELLS, changes.subList(6, 9));
        addAll(merged, counts(Counts.MOST_CELLS, changes.subList(0, 3)));
        addAll(merged, counts(Counts.MOST_CELLS, changes.subList(3, 6)));

        Counts all = counts(Counts.MOST_CELLS, changes);
        assertThat(merged.rows()).isEqualTo(all.rows().toList());
        assertThat(merged.horizon()).isEqualTo(all.horizon());
      }
    }

    @Test
    void doesNotMatterForTheScores() {
      List<CountChange> changes = changes(600);
      List<Cell> cells = SPACE.cellsOf(Map.of("seniority", "s1", "industry", "i2", "region", "r3"));
      List<Candidate> candidates = List.of(new Candidate("o1", 1), new Candidate("o0", 1));
      Counts one = counts(Counts.MOST_CELLS, changes);
      Counts other = counts(Counts.MOST_CELLS, changes.reversed());

      assertThat(new Ranker(one, Weights.of(one), Direction.INCREASE).rank(candidates, cells))
          .isEqualTo(
              new Ranker(other, Weights.of(other), Direction.INCREASE).rank(candidates, cells));
    }
  }

  @Nested
  class Snapshots {
    @Test
    void giveBackExactlyWhatWasCounted() {
      for (int seed = 0; seed < 200; seed++) {
        Random random = new Random(seed);
        Counts counts = counts(Counts.MOST_CELLS, changes(1 + random.nextInt(20), random));
        Counts restored = restored(counts);

        assertThat(restored.rows()).isEqualTo(counts.rows().toList());
        for (CountChange change : changes(10, random)) {
          counts.apply(change);
          restored.apply(change);
        }
        assertThat(restored.rows()).isEqualTo(counts.rows().toList());
      }
    }

    @Test
    void knowTheNewestVersionAndTheNewestMonthThoughNoRowHasThem() {
      Counts counts = new Counts();
      counts.apply(change("a", new VersionMonth(20, MARCH.period()), Map.of(), 1, 1));
      counts.apply(change("a", new VersionMonth(1, MARCH.period() + 1), Map.of(), 1, 1));
      Counts restored = restored(counts);
      assertThat(restored.horizon()).isEqualTo(new Horizon(20, MARCH.period() + 1));

      VersionMonth old = new VersionMonth(20, MARCH.period() + 1 - Horizon.MONTHS);
      restored.apply(change("a", old, Map.of(), 1, 1));
      assertThat(restored.rows())
          .extracting(Counts.Row::slice, Counts.Row::tally)
          .containsExactly(
              tuple(VersionMonth.OLDER, new Tally(2, 2)),
              tuple(new VersionMonth(20, MARCH.period()), new Tally(1, 1)));
    }

    @Test
    void keepWhatHasComeToNothing() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of(), 1, 1));
      counts.apply(change("a", MARCH, Map.of(), -1, -1));

      assertThat(restored(counts).rows()).isEqualTo(counts.rows().toList()).hasSize(1);
    }
  }

  @Nested
  class Bounds {
    @Test
    void keepCellsWithFewTraitsAndTheirWholeCounts() {
      List<CountChange> changes = changes(600);
      Counts all = counts(Counts.MOST_CELLS, changes);
      Counts few = counts(20, changes);

      assertThat(few.rows().map(Counts.Row::cell).distinct()).hasSize(20);
      assertThat(all.rows()).containsAll(few.rows().toList());
      assertThat(few.cells(0)).isEqualTo(all.cells(0));
      assertThat(few.cells(1)).isEqualTo(all.cells(1));
    }

    @Test
    void leaveFewerCellsWhereOptionsAreMany() {
      List<CountChange> changes = changes(600);
      List<Counts.Row> few = counts(20, changes).rows().toList();

      for (int seed = 0; seed < 20; seed++) {
        Collections.shuffle(changes, new Random(seed));
        Counts shared = counts(Counts.MOST_CELLS, 3 * 20, changes);
        assertThat(shared.rows()).as("three options").isEqualTo(few);
        assertThat(counts(Counts.MOST_CELLS, 1, changes).rows())
            .extracting(Counts.Row::cell)
            .containsOnly(Cell.EVERYWHERE);
      }
    }

    @Test
    void putVersionsBeforeTheNewestTogether() {
      List<Integer> versions = new ArrayList<>(IntStream.rangeClosed(1, 40).boxed().toList());
      for (int seed = 0; seed < 20; seed++) {
        Collections.shuffle(versions, new Random(seed));
        Counts counts = new Counts();
        versions.forEach(version ->
            counts.apply(change("a", new VersionMonth(version, MARCH.period()), Map.of(), 1, 1)));

        assertThat(counts.rows().limit(1))
            .extracting(Counts.Row::slice, Counts.Row::tally)
            .containsExactly(tuple(VersionMonth.OLDER, new Tally(28, 28)));
        assertThat(counts.rows().skip(1))
            .extracting(row -> row.slice().version())
            .containsExactlyElementsOf(IntStream.rangeClosed(29, 40).boxed().toList());
      }
    }

    @Test
    void putMonthsBeforeTheHorizonTogether() {
      Counts counts = new Counts();
      int newest = MARCH.period();
      counts.apply(change("a", new VersionMonth(1, newest - Horizon.MONTHS), Map.of(), 3, 1));
      counts.apply(change("a", new VersionMonth(1, newest - Horizon.MONTHS + 1), Map.of(), 5, 2));
      counts.apply(change("a", new VersionMonth(2, newest), Map.of(), 7, 3));
      counts.apply(change("a", new VersionMonth(1, newest - 100), Map.of(), 1, 1));

      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(new Tally(16, 7));
      assertThat(counts.rows())
          .extracting(Counts.Row::slice, Counts.Row::tally)
          .containsExactly(
              tuple(VersionMonth.OLDER, new Tally(4, 2)),
              tuple(new VersionMonth(1, newest - Horizon.MONTHS + 1), new Tally(5, 2)),
              tuple(new VersionMonth(2, newest), new Tally(7, 3)));
    }

    @Test
    void takeTheCalendarMonthInUtc() {
      assertThat(MARCH).isEqualTo(new VersionMonth(1, 12 * 2026 + 2));
      assertThat(VersionMonth.of(1, Instant.parse("2026-04-01T00:00:00Z")).period())
          .isEqualTo(MARCH.period() + 1);
      assertThat(VersionMonth.of(1, Instant.MIN).period()).isEqualTo(1);
      assertThat(VersionMonth.of(1, Instant.MAX).period()).isEqualTo(119_999);
    }
  }

  private static Cell vp() {
    return Cell.of(new Trait("seniority", "vp"));
  }

  private static Counts counts(int mostCells, List<CountChange> changes) {
    return counts(mostCells, Counts.MOST_PAIRS, changes);
  }

  private static Counts counts(int mostCells, int mostPairs, List<CountChange> changes) {
    Counts counts = new Counts(mostCells, mostPairs);
    changes.forEach(counts::apply);
    return counts;
  }

  private static Counts restored(Counts kept) {
    Counts counts = new Counts();
    addAll(counts, kept);
    return counts;
  }

  private static void addAll(Counts counts, Counts others) {
    counts.addAll(others.horizon(), others.rows());
  }

  private static CountChange change(
      String option, VersionMonth slice, Map<String, ?> context, long trials, long successes) {
    return new CountChange(option, slice, SPACE.cellsOf(context), new Tally(trials, successes));
  }

  private static List<CountChange> changes(int count) {
    return changes(count, new Random(42));
  }

  /// Of many versions and years, each in any month.
  private static List<CountChange> changes(int count, Random random) {
    List<CountChange> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> context =
          Map.of(
              "seniority", "s" + random.nextInt(4),
              "industry", "i" + random.nextInt(5),
              "region", "r" + random.nextInt(6));
      VersionMonth slice =
          new VersionMonth(1 + random.nextInt(40), MARCH.period() - random.nextInt(60));
      long success = random.nextInt(2);
      int sign = random.nextInt(10) == 0 ? -1 : 1;
      changes.add(change("o" + random.nextInt(3), slice, context, sign, sign * success));
    }
    return changes;
  }
}
