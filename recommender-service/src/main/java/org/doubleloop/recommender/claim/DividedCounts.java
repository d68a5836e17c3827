package org.doubleloop.recommender.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.doubleloop.kit.condition.AttributeType;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.results.Counted;
import org.doubleloop.recommender.results.Pages;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.table.Total;
import org.jspecify.annotations.Nullable;

/// What actions came to by a version's metric, divided by at most two attributes.
///
/// @param groups by the values that contexts have
/// @param isWhole whether all values are kept apart
record DividedCounts(List<Group> groups, boolean isWhole) {
  DividedCounts {
    groups = List.copyOf(groups);
  }

  /// @param context the values; an attribute that is absent has none
  record Group(Map<String, Object> context, Map<String, Trials> byOption) {
    Group {
      context = Map.copyOf(context);
      byOption = Map.copyOf(byOption);
    }
  }

  static DividedCounts of(Pages pages, PolicyVersion version, List<String> attributes) {
    var counted = Counted.by(MetricKey.of(version));
    var maturity = pages.maturity(counted, version.metric().window());
    var totals = new HashMap<List<@Nullable String>, Map<String, Total>>();
    var by = attributes.stream().map(name -> (By) new By.Attribute(name)).toList();
    boolean isWhole =
        pages.read(
            counted,
            new Division(by, null, null),
            (sign, option, values, closes, tally) ->
                totals
                    .computeIfAbsent(values, _ -> new HashMap<>())
                    .computeIfAbsent(option, _ -> new Total())
                    .add(sign, closes, tally, maturity));
    var groups = new ArrayList<Group>();
    totals.forEach((values, byOption) -> {
      var trials = new HashMap<String, Trials>();
      byOption.forEach((option, total) -> trials.put(option, total.trials()));
      groups.add(new Group(context(version, attributes, values), trials));
    });
    return new DividedCounts(groups, isWhole);
  }

  /// What the options came to where this holds.
  Map<String, Trials> where(Predicate<Map<String, Object>> holds) {
    var found = new HashMap<String, Trials>();
    for (Group group : groups) {
      if (holds.test(group.context())) {
        group.byOption().forEach((option, trials) -> found.merge(option, trials, Trials::plus));
      }
    }
    return found;
  }

  private static Map<String, Object> context(
      PolicyVersion version, List<String> attributes, List<@Nullable String> values) {
    var context = new HashMap<String, Object>();
    IntStream.range(0, attributes.size())
        .forEach(i -> {
          var value = values.get(i);
          if (value != null) {
            context.put(attributes.get(i), typed(version, attributes.get(i), value));
          }
        });
    return context;
  }

  private static Object typed(PolicyVersion version, String name, String value) {
    boolean isFlag = version.types().get(name) == AttributeType.BOOLEAN;
    return isFlag ? (Object) Boolean.valueOf(value) : value;
  }
}
