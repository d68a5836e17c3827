package org.doubleloop.recommender.hunch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.hunch.Assigned.Chance;

/// Units as numbers, ordered by stratum, which is what makes it cheap to read them once for every
/// two attributes. Numbers follow names, so that the order in which units are told changes nothing.
final class UnitColumns {
  private final List<String> options;
  private final List<Attribute> attributes;
  private final int[][] values;
  private final int[] starts;
  private final int[] tops;
  private final double[][] shares;
  private final int[] given;
  private final int[] worths;

  private UnitColumns(
      List<String> options,
      List<Attribute> attributes,
      int[][] values,
      int[] starts,
      int[] tops,
      double[][] shares,
      int[] given,
      int[] worths) {
    this.options = options;
    this.attributes = attributes;
    this.values = values;
    this.starts = starts;
    this.tops = tops;
    this.shares = shares;
    this.given = given;
    this.worths = worths;
  }

  /// An attribute with the values that enough units have.
  record Attribute(String name, List<String> values) {
    Trait trait(int value) {
      return new Trait(name, values.get(value));
    }
  }

  /// @param least a value that fewer units have is left out
  static UnitColumns of(Collection<Assigned> units, int least) {
    Map<Chance, List<Assigned>> strata = new HashMap<>();
    Map<Trait, Place> places = new HashMap<>();
    Set<String> options = new TreeSet<>();
    for (Assigned unit : units) {
      strata.computeIfAbsent(unit.chance(), none -> new ArrayList<>()).add(unit);
      options.add(unit.option());
      for (Trait trait : unit.traits()) {
        places.computeIfAbsent(trait, none -> new Place()).seen++;
      }
    }
    strata.keySet().forEach(chance -> options.add(chance.top()));
    SortedMap<String, SortedMap<String, Place>> kept = new TreeMap<>();
    places.forEach((trait, place) -> {
      if (place.seen >= least) {
        kept.computeIfAbsent(trait.attribute(), none -> new TreeMap<>()).put(trait.value(), place);
      }
    });
    List<Attribute> attributes = new ArrayList<>();
    kept.forEach((name, values) -> {
      int value = 0;
      for (Place place : values.values()) {
        place.attribute = attributes.size();
        place.value = value++;
      }
      attributes.add(new Attribute(name, List.copyOf(values.keySet())));
    });
    return filled(List.copyOf(options), attributes, places, strata, units.size());
  }

  /// Where a trait stands.
  private static final class Place {
    private int seen;
    private int attribute = -1;
    private int value;
  }

  private static UnitColumns filled(
      List<String> options,
      List<Attribute> attributes,
      Map<Trait, Place> places,
      Map<Chance, List<Assigned>> strata,
      int size) {
    Map<String, Integer> numbers = numbers(options);
    int[][] values = new int[attributes.size()][size];
    for (int[] column : values) {
      Arrays.fill(column, -1);
    }
    int[] starts = new int[strata.size() + 1];
    int[] tops = new int[strata.size()];
    double[][] shares = new double[strata.size()][];
    int[] given = new int[size];
    int[] worths = new int[size];
    int stratum = 0;
    int at = 0;
    for (Chance chance : strata.keySet().stream().sorted().toList()) {
      starts[stratum] = at;
      shares[stratum] =
          options.stream().mapToDouble(each -> chance.shares().getOrDefault(each, 0.0)).toArray();
      tops[stratum++] = numbers.getOrDefault(chance.top(), 0);
      for (Assigned unit : strata.getOrDefault(chance, List.of())) {
        given[at] = numbers.getOrDefault(unit.option(), 0);
        worths[at] = unit.worth();
        for (Trait trait : unit.traits()) {
          Place place = places.get(trait);
          if (place != null && place.attribute >= 0) {
            values[place.attribute][at] = place.value;
          }
        }
        at++;
      }
    }
    starts[stratum] = at;
    return new UnitColumns(options, attributes, values, starts, tops, shares, given, worths);
  }

  private static Map<String, Integer> numbers(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String name : names) {
      numbers.put(name, numbers.size());
    }
    return numbers;
  }

  List<String> options() {
    return options;
  }

  List<Attribute> attributes() {
    return attributes;
  }

  /// The number of a unit's value of an attribute, or -1.
  int value(int attribute, int unit) {
    return values[attribute][unit];
  }

  int strata() {
    return tops.length;
  }

  /// The first unit of a stratum; that of the one after the last is the number of units.
  int start(int stratum) {
    return starts[stratum];
  }

  /// What is suggested in a stratum.
  int top(int stratum) {
    return tops[stratum];
  }

  /// The chance of an option in a stratum.
  double share(int stratum, int option) {
    return shares[stratum][option];
  }

  int given(int unit) {
    return given[unit];
  }

  int worth(int unit) {
    return worths[unit];
  }
}
