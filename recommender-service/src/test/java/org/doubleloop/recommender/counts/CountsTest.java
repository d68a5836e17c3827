package org.doubleloop.recommender.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.counts.CellSpace.Attribute;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.metric.Direction;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.ranking.Ranker;
import org.doubleloop.recommender.window.Delays;
import org.doubleloop.recommender.window.Standing;
import org.doubleloop.recommender.window.Window;
import org.jspecify.annotations.Nullable;
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
  private static final Window WINDOW = new Window(Duration.ofHours(10), Duration.ZERO);
  private static final Standing SUCCESS = Standing.success(3);
  private static final Standing FAILURE = Standing.failure(9);

  /// When some windows close, others before and after it.
  private static final long NEXT = 3_600L * 500_000;

  @Nested
  class Adding {
    @Test
    void countsAnActionInEveryCellOfItsContext() {
      Counts counts = new Counts();
      counts.apply(success("a", MARCH, Map.of("seniority", "vp", "industry", "retail")));
      counts.apply(change("a", MARCH, Map.of("seniority", "vp"), null, FAILURE));
      counts.apply(success("b", MARCH, Map.of("seniority", "vp")));

      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(Tally.of(0, 2, 1));
      assertThat(counts.total(vp(), "a")).isEqualTo(Tally.of(0, 2, 1));
      assertThat(counts.total(vp(), "b")).isEqualTo(Tally.of(0, 1, 1));
      assertThat(counts.total(Cell.of(new Trait("industry", "retail")), "a"))
          .isEqualTo(Tally.of(0, 1, 1));
      assertThat(counts.total(vp(), "c")).isEqualTo(Tally.NOTHING);
      assertThat(counts.total().trials()).isEqualTo(3);
    }

    @Test
    void countsOlderVersionsTogetherAndCanTellThemApart() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of(), null, FAILURE));
      counts.apply(success("a", new VersionMonth(2, MARCH.period()), Map.of()));
      counts.apply(success("a", new VersionMonth(2, MARCH.period() + 1), Map.of()));

      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(Tally.of(0, 3, 2));
      assertThat(counts.rows())
          .extracting(row -> row.slice().version(), row -> row.tally().full())
          .containsExactly(tuple(1, 0L), tuple(2, 1L), tuple(2, 1L));
    }

    @Test
    void readsACorrectionThatCameFirstAsNothing() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of(), SUCCESS, FAILURE));
      assertThat(trials(counts, Cell.EVERYWHERE, "a")).isEqualTo(Trials.NONE);

      counts.apply(success("a", MARCH, Map.of()));
      assertThat(trials(counts, Cell.EVERYWHERE, "a")).isEqualTo(Trials.of(1, 0));
    }

    @Test
    void isNotChangedByNothing() {
      Counts counts = new Counts();
      counts.apply(change("a", MARCH, Map.of("seniority", "vp"), FAILURE, FAILURE));

      assertThat(counts.rows()).isEmpty();
      assertThat(counts.total().trials()).isZero();
    }

    @Test
    void refusesAChangeThatDoesNotCountEverywhere() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CountChange("a", MARCH, 0, 0, List.of(vp()), null, SUCCESS));
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
    @ValueSource(ints = {7, Counts.MOST_CELLS})
    void doesNotMatterForWhatClosesWindows(int mostCells) {
      List<CountChange> changes = changes(600);
      Counts last = counts(mostCells, changes);
      last.close(NEXT);
      List<Counts.Row> expected = last.rows().toList();
      assertThat(expected).anyMatch(row -> row.closes() == Delays.CLOSED);
      assertThat(expected).anyMatch(row -> row.closes() > NEXT);

      for (int seed = 0; seed < 20; seed++) {
        var random = new Random(seed);
        Collections.shuffle(changes, random);
        Counts counts = new Counts(mostCells, Counts.MOST_PAIRS);
        int when = random.nextInt(changes.size());
        for (int i = 0; i < changes.size(); i++) {
          if (i == when || random.nextInt(50) == 0) {
            counts.close(i == when ? NEXT : NEXT - random.nextInt(10_000));
          }
          counts.apply(changes.get(i));
        }
        assertThat(counts.rows()).isEqualTo(expected);
        assertThat(delays(counts)).isEqualTo(delays(last));
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

      one.close(NEXT);
      other.close(NEXT);
      assertThat(ranker(one).rank(candidates, cells))
          .isEqualTo(ranker(other).rank(candidates, cells));
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
      counts.apply(success("a", new VersionMonth(20, MARCH.period()), Map.of()));
      counts.apply(success("a", new VersionMonth(1, MARCH.period() + 1), Map.of()));
      Counts restored = restored(counts);
      assertThat(restored.horizon()).isEqualTo(new Horizon(20, MARCH.period() + 1));

      VersionMonth old = new VersionMonth(20, MARCH.period() + 1 - Horizon.MONTHS);
      restored.apply(success("a", old, Map.of()));
      assertThat(restored.rows())
          .extracting(Counts.Row::slice, Counts.Row::tally)
          .containsExactly(
              tuple(VersionMonth.OLDER, Tally.of(0, 2, 2)),
              tuple(new VersionMonth(20, MARCH.period()), Tally.of(0, 1, 1)));
    }

    @Test
    void keepWhatHasComeToNothing() {
      Counts counts = new Counts();
      counts.apply(success("a", MARCH, Map.of()));
      add(counts, MARCH, -1, -1);

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
            counts.apply(success("a", new VersionMonth(version, MARCH.period()), Map.of())));

        assertThat(counts.rows().limit(1))
            .extracting(Counts.Row::slice, Counts.Row::tally)
            .containsExactly(tuple(VersionMonth.OLDER, Tally.of(0, 28, 28)));
        assertThat(counts.rows().skip(1))
            .extracting(row -> row.slice().version())
            .containsExactlyElementsOf(IntStream.rangeClosed(29, 40).boxed().toList());
      }
    }

    @Test
    void putMonthsBeforeTheHorizonTogether() {
      Counts counts = new Counts();
      int newest = MARCH.period();
      add(counts, new VersionMonth(1, newest - Horizon.MONTHS), 3, 1);
      add(counts, new VersionMonth(1, newest - Horizon.MONTHS + 1), 5, 2);
      counts.apply(success("a", new VersionMonth(2, newest), Map.of()));
      add(counts, new VersionMonth(2, newest), 6, 2);
      add(counts, new VersionMonth(1, newest - 100), 1, 1);

      assertThat(counts.total(Cell.EVERYWHERE, "a")).isEqualTo(Tally.of(0, 16, 7));
      assertThat(counts.rows())
          .extracting(Counts.Row::slice, Counts.Row::tally)
          .containsExactly(
              tuple(VersionMonth.OLDER, Tally.of(0, 4, 2)),
              tuple(new VersionMonth(1, newest - Horizon.MONTHS + 1), Tally.of(0, 5, 2)),
              tuple(new VersionMonth(2, newest), Tally.of(0, 7, 3)));
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
    kept.delays().forEach(counts::addDelays);
    return counts;
  }

  /// Everywhere, of closed windows.
  private static void add(Counts counts, VersionMonth slice, long trials, long successes) {
    counts.addAll(
        new Horizon(slice.version(), slice.period()),
        Stream.of(
            new Counts.Row(
                Cell.EVERYWHERE, "a", slice, Delays.CLOSED, Tally.of(0, trials, successes))));
  }

  private static Trials trials(Counts counts, Cell cell, String option) {
    var cellCounts = counts.at(cell);
    return cellCounts == null
        ? Trials.NONE
        : cellCounts.trials(counts.find(option), counts.maturity(WINDOW));
  }

  private static Ranker ranker(Counts counts) {
    var maturity = counts.maturity(WINDOW);
    return new Ranker(counts, maturity, Fit.of(counts, maturity), Direction.INCREASE);
  }

  private static List<List<Long>> delays(Counts counts) {
    var delays = new ArrayList<List<Long>>();
    counts
        .delays()
        .forEach((closes, numbers) -> {
          if (Arrays.stream(numbers).anyMatch(number -> number != 0)) {
            delays.add(
                LongStream.concat(LongStream.of(closes), Arrays.stream(numbers)).boxed().toList());
          }
        });
    return delays;
  }

  private static void addAll(Counts counts, Counts others) {
    counts.addAll(others.horizon(), others.rows());
  }

  private static CountChange success(String option, VersionMonth slice, Map<String, ?> context) {
    return change(option, slice, context, null, SUCCESS);
  }

  /// Of an action whose window has closed.
  private static CountChange change(
      String option,
      VersionMonth slice,
      Map<String, ?> context,
      @Nullable Standing before,
      Standing now) {
    return new CountChange(option, slice, 0, Delays.CLOSED, SPACE.cellsOf(context), before, now);
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
      var standings = Arrays.asList(null, Standing.PENDING, FAILURE, SUCCESS);
      changes.add(
          new CountChange(
              "o" + random.nextInt(3),
              slice,
              random.nextInt(1_000),
              NEXT + 3_600L * (random.nextInt(9) - 4),
              SPACE.cellsOf(context),
              standings.get(random.nextInt(4)),
              Objects.requireNonNull(standings.get(1 + random.nextInt(3)))));
    }
    return changes;
  }
}
