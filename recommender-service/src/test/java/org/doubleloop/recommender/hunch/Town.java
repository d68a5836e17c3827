package org.doubleloop.recommender.hunch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.hunch.Assigned.Chance;

/// Units with evenly spread traits, assigned by chance with option-0 on top.
record Town(int options, double exploration, double base, List<Integer> sizes) {
  Chance chance() {
    Map<String, Double> shares = new TreeMap<>();
    for (int option = 0; option < options; option++) {
      double even = exploration / options;
      shares.put("option-" + option, option == 0 ? 1 - exploration + even : even);
    }
    return new Chance(1, shares, "option-0");
  }

  /// @param better by how much option-1 is better at the place
  List<Assigned> units(int number, double better, Cell place, long seed) {
    var random = new SplittableRandom(seed);
    Chance chance = chance();
    List<Assigned> units = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      List<Trait> traits =
          IntStream.range(0, sizes.size())
              .mapToObj(each -> new Trait("trait-" + each, "v" + random.nextInt(sizes.get(each))))
              .toList();
      int given = random.nextDouble() < exploration ? random.nextInt(options) : 0;
      boolean lifted = given == 1 && traits.containsAll(place.traits());
      boolean success = random.nextDouble() < base + (lifted ? better : 0);
      units.add(new Assigned(chance, traits, "option-" + given, success ? 10_000 : 0));
    }
    return units;
  }
}
