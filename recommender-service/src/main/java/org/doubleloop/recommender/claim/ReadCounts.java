package org.doubleloop.recommender.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.doubleloop.recommender.measure.MetricKey;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.results.Counted;
import org.doubleloop.recommender.results.Pages;
import org.doubleloop.recommender.results.Results;
import org.doubleloop.recommender.sheet.Division;
import org.doubleloop.recommender.sheet.Division.By;
import org.jspecify.annotations.Nullable;

/// All that has to be read to count claims, by the attributes by which it is divided.
record ReadCounts(
    Map<List<String>, DividedCounts> sheets,
    @Nullable LocalDate since,
    long generation,
    long suggested,
    long drawn) {
  ReadCounts {
    sheets = Map.copyOf(sheets);
  }

  /// Reads sheet by sheet, so that what is counted meanwhile waits for no more than one of them.
  static ReadCounts of(Results results, PolicyVersion version, Set<List<String>> wanted) {
    var sheets = new HashMap<List<String>, DividedCounts>();
    wanted.forEach(attributes ->
        sheets.put(
            attributes,
            results.of(version.key(), pages -> DividedCounts.of(pages, version, attributes))));
    return results.of(version.key(), pages -> of(pages, version, sheets));
  }

  private static ReadCounts of(
      Pages pages, PolicyVersion version, Map<List<String>, DividedCounts> sheets) {
    var said = new long[2];
    pages.read(
        Counted.SUGGESTIONS,
        Division.NONE,
        (sign, _, _, _, tally) -> {
          said[0] += sign * tally.trials();
          said[1] += sign * tally.full();
        });
    return new ReadCounts(sheets, since(pages, version), pages.generation(), said[0], said[1]);
  }

  DividedCounts sheet(List<String> attributes) {
    return Objects.requireNonNull(sheets.get(attributes));
  }

  private static @Nullable LocalDate since(Pages pages, PolicyVersion version) {
    var weeks = new ArrayList<@Nullable String>();
    pages.read(
        Counted.by(MetricKey.of(version)),
        new Division(List.of(new By.Week()), null, null),
        (_, _, values, _, tally) -> {
          if (tally.trials() != 0 || tally.pending() != 0) {
            weeks.add(values.getFirst());
          }
        });
    return weeks.isEmpty() || weeks.contains(null)
        ? null
        : weeks.stream()
            .filter(Objects::nonNull)
            .sorted()
            .findFirst()
            .map(LocalDate::parse)
            .orElse(null);
  }
}
