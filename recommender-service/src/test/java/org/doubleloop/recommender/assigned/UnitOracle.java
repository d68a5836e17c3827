package org.doubleloop.recommender.assigned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.recommender.feed.SuggestionMade;
import org.doubleloop.recommender.given.Given;
import org.doubleloop.recommender.metric.CountedOutcome;
import org.doubleloop.recommender.signal.Connected;

/// What came of units' episodes, by looking through all that was ever said.
///
/// @param limited from when on units are dropped, in milliseconds since 1970
/// @param limit from which place on
record UnitOracle(SomeUnits world, long limited, long limit) {
  int worth(Given given) {
    var version = SomeUnits.VERSIONS.get(given.stratum().version() - 1);
    var episodes =
        Stream.concat(
                all(given.unit()).filter(each -> !isTried(each)), tried(given.unit()).stream())
            .toList();
    var outcomes = new ArrayList<CountedOutcome>();
    world.signals.stream()
        .map(Connected.class::cast)
        .filter(each -> each.units().subject().equals(given.unit()))
        .filter(each -> each.recordedAt().getEpochSecond() < given.closes())
        .filter(each -> each.actionAt().getEpochSecond() < given.closes())
        .filter(each -> episodeOf(each, episodes).equals(given.suggestion()))
        .filter(each ->
            world.signals.stream()
                .map(Connected.class::cast)
                .noneMatch(later ->
                    later.action().equals(each.action())
                        && later.number() > each.number()
                        && later.recordedAt().getEpochSecond() < given.closes()))
        .forEach(each -> outcomes.addAll(each.outcomes()));
    return (int) version.metric().standing(given.at(), outcomes).worth();
  }

  private String episodeOf(Connected connected, List<SuggestionMade> episodes) {
    var named =
        episodes.stream()
            .filter(each -> each.id().equals(connected.suggestion()))
            .filter(each -> connected.actionAt().getEpochSecond() < closes(each))
            .filter(each -> !isDropped(each))
            .findFirst();
    if (named.isPresent()) {
      return named.get().id();
    }
    return episodes.stream()
        .filter(each -> !each.recordedAt().isAfter(connected.actionAt()))
        .reduce((one, other) -> other.recordedAt().isBefore(one.recordedAt()) ? one : other)
        .map(SuggestionMade::id)
        .orElse("none");
  }

  private static long closes(SuggestionMade made) {
    var version = SomeUnits.VERSIONS.get(made.version() - 1);
    return version.metric().window().closes(made.recordedAt());
  }

  private boolean isDropped(SuggestionMade made) {
    if (isTried(made)) {
      return false;
    }
    var given = Given.of(made, SomeUnits.VERSIONS.get(made.version() - 1)).orElseThrow();
    return given.assignedAt() >= limited && given.place() >= limit;
  }

  /// The first suggestion by which a unit is in an experiment.
  List<SuggestionMade> tried(String unit) {
    return all(unit)
        .filter(each -> isTried(each))
        .min(Comparator.comparing(SuggestionMade::recordedAt))
        .stream()
        .toList();
  }

  private static boolean isTried(SuggestionMade made) {
    var draw = made.draw();
    return draw != null && draw.trial() != null;
  }

  private Stream<SuggestionMade> all(String unit) {
    return world.own.stream()
        .filter(SuggestionMade.class::isInstance)
        .map(SuggestionMade.class::cast)
        .filter(each -> each.unit().equals(unit));
  }
}
