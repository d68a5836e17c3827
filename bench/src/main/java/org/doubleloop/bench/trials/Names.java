package org.doubleloop.bench.trials;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.counts.Cell.Trait;

/// Attributes, values and options by number, as the recommender has them by name.
final class Names {
  private static final String VALUE = "v";
  private static final String ATTRIBUTE = "a";
  private static final String OPTION = "option-";

  private final List<List<Trait>> traits;

  Names(List<Integer> sizes) {
    traits =
        IntStream.range(0, sizes.size())
            .mapToObj(attribute ->
                IntStream.range(0, sizes.get(attribute))
                    .mapToObj(value -> new Trait(ATTRIBUTE + attribute, VALUE + value))
                    .toList())
            .toList();
  }

  List<Trait> traits(int[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(attribute -> traits.get(attribute).get(values[attribute]))
        .toList();
  }

  static String option(int number) {
    return OPTION + number;
  }

  static int number(String option) {
    return Integer.parseInt(option.substring(OPTION.length()));
  }

  static Map<Integer, Integer> place(Cell cell) {
    Map<Integer, Integer> place = new HashMap<>();
    cell.traits()
        .forEach(trait ->
            place.put(
                Integer.parseInt(trait.attribute().substring(ATTRIBUTE.length())),
                Integer.parseInt(trait.value().substring(VALUE.length()))));
    return place;
  }
}
