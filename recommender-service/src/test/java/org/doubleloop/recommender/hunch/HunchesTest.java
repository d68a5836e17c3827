package org.doubleloop.recommender.hunch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.hunch.Assigned.Chance;
import org.junit.jupiter.api.Test;

class HunchesTest {
  private static final Cell PLACE = Cell.of(new Trait("trait-0", "v1"), new Trait("trait-1", "v2"));
  private static final Town TOWN = new Town(4, .5, .15, List.of(2, 4, 2, 2));

  @Test
  void findsThePlaceWhereAnOptionIsBetter() {
    List<Assigned> units = TOWN.units(8_000, .25, PLACE, 41);

    assertThat(Hunches.among(units)).startsWith(new Contrast(PLACE, "option-1", "option-0"));
  }

  @Test
  void makesOneHunchOfOnePattern() {
    List<Contrast> hunches = Hunches.among(TOWN.units(8_000, .25, PLACE, 42));

    assertThat(hunches.stream().filter(hunch -> hunch.isInLineWith(PLACE))).hasSize(1);
  }

  @Test
  void findsWhatIsBetterEverywhereAsSuch() {
    List<Contrast> hunches = Hunches.among(TOWN.units(3_000, .2, Cell.EVERYWHERE, 43));

    assertThat(hunches).containsExactly(new Contrast(Cell.EVERYWHERE, "option-1", "option-0"));
  }

  @Test
  void isSilentWhereThereIsNothing() {
    int shown = 0;
    for (int world = 0; world < 100; world++) {
      shown += Hunches.among(TOWN.units(1_000, 0, PLACE, 4_400 + world)).isEmpty() ? 0 : 1;
    }
    assertThat(shown).isLessThanOrEqualTo(8);
  }

  @Test
  void asksForMoreWhereItLooksAtMore() {
    assertThat(Hunches.least(30)).isEqualTo(Hunches.LEAST_LEAD);
    assertThat(Hunches.least(10_000)).isBetween(3.5, 3.8);
  }

  @Test
  void doesNotDependOnOrder() {
    List<Assigned> units = TOWN.units(4_000, .2, PLACE, 45);
    List<Assigned> shuffled = new ArrayList<>(units);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(Hunches.ranked(shuffled)).isEqualTo(Hunches.ranked(units)).isNotEmpty();
    assertThat(Hunches.among(shuffled)).isEqualTo(Hunches.among(units));
  }

  /// Where version 2 gives option-1 to many at a time when everything succeeds, option-1 looks
  /// better only as long as versions are thrown together.
  @Test
  void comparesWithinEqualChanceOnly() {
    var random = new SplittableRandom(46);
    List<Assigned> units = new ArrayList<>();
    for (int i = 0; i < 8_000; i++) {
      long version = 1L + i % 2;
      double share = version == 1 ? .1 : .8;
      var chance =
          new Chance(version, Map.of("option-0", 1 - share, "option-1", share), "option-0");
      boolean given = random.nextDouble() < share;
      boolean success = random.nextDouble() < (version == 1 ? .1 : .4);
      units.add(
          new Assigned(chance, List.of(), given ? "option-1" : "option-0", success ? 10_000 : 0));
    }

    assertThat(Hunches.among(units)).isEmpty();
  }

  @Test
  void comparesNothingThatWasHardlyTried() {
    assertThat(Hunches.ranked(List.of())).isEmpty();
    assertThat(Hunches.ranked(TOWN.units(100, .8, Cell.EVERYWHERE, 47))).isEmpty();
  }

  /// It takes some 30 ms; a machine that does much else, or has not warmed up, takes longer.
  @Test
  void readsAWholePolicyAtOnce() {
    var town = new Town(10, 1, .15, Collections.nCopies(10, 5));
    List<Assigned> units = town.units(20_000, 0, PLACE, 48);
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      assertThat(Hunches.among(units)).isEmpty();
      best = Math.min(best, System.nanoTime() - start);
    }
    assertThat(best).isLessThan(1_000_000_000);
  }
}
