package org.doubleloop.recommender.situation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.recommender.agreement.Agreement;
import org.doubleloop.recommender.agreement.SuggestedOption;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.guidance.ClauseRecords;
import org.doubleloop.recommender.policy.Eligibility;
import org.doubleloop.recommender.policy.Guidance;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.policy.Rule;
import org.doubleloop.recommender.policy.Rule.Effect;
import org.doubleloop.recommender.ranking.Candidate;
import org.doubleloop.recommender.revision.Situation.Arrivals;
import org.doubleloop.recommender.revision.Situation.Heed;
import org.doubleloop.recommender.revision.Situation.Use;
import org.doubleloop.recommender.suggestion.Suggestions;
import org.doubleloop.recommender.suggestion.Suggestions.RecordedContext;
import org.springframework.stereotype.Component;

/// How policies are used: which of their rules have a say in what was suggested lately.
@Component
final class Usages {
  /// So many suggestions are looked at, the newest.
  private static final int MOST = 20_000;

  private static final Duration LONGEST = Duration.ofDays(182);

  private final Suggestions suggestions;
  private final Agreement agreement;
  private final Arriving arriving;
  private final ClauseRecords records;

  Usages(Suggestions suggestions, Agreement agreement, Arriving arriving, ClauseRecords records) {
    this.suggestions = suggestions;
    this.agreement = agreement;
    this.arriving = arriving;
    this.records = records;
  }

  /// @param done how often each option was done
  Usage of(PolicyVersion version, Map<String, Long> done, Instant now) {
    var earliest = now.minus(LONGEST);
    var from = version.effectiveFrom().isAfter(earliest) ? version.effectiveFrom() : earliest;
    var reading = new Reading(version);
    boolean isAll = suggestions.forEachNewest(version.key(), from, MOST, reading::add);
    var suggested = new HashMap<String, Long>();
    version
        .optionIds()
        .forEach(option ->
            suggested.put(
                option,
                agreement
                    .of(new SuggestedOption(version.key(), version.version(), option))
                    .suggested()));
    return new Usage(
        version,
        new Use(
            isAll ? from : reading.oldest,
            now,
            reading.looked,
            reading.deciding(),
            suggested,
            done,
            reading.guided()),
        clause -> records.of(version, clause),
        arriving.of(version, now),
        reading.contexts);
  }

  /// @param contexts how often there was a suggestion in each
  record Usage(
      PolicyVersion version,
      Use use,
      Heed heed,
      Arrivals arrivals,
      Map<Map<String, Object>, Long> contexts) {
    /// Whether an option is left in at least half of the contexts at a place in which another is,
    /// so that to prefer it there means something.
    boolean isLeft(Cell place, String option, String against) {
      long both = 0;
      long other = 0;
      for (var each : contexts.entrySet()) {
        if (version.cells().traitsOf(each.getKey()).containsAll(place.traits())) {
          var left = left(version, each.getKey());
          other += left.contains(against) ? each.getValue() : 0;
          both += left.contains(against) && left.contains(option) ? each.getValue() : 0;
        }
      }
      return both > 0 && 2 * both >= other;
    }

    /// How many contexts at a place each PREFER rule decides.
    Map<String, Long> deciding(Cell place) {
      var deciding = new HashMap<String, Long>();
      contexts.forEach((context, times) -> {
        var traits = version.cells().traitsOf(context);
        if (traits.containsAll(place.traits())) {
          speaking(version, context).stream()
              .filter(rule -> rule.effect() == Effect.PREFER)
              .forEach(rule -> deciding.merge(rule.id(), times, Long::sum));
        }
      });
      return deciding;
    }
  }

  private static final class Reading {
    private final PolicyVersion version;
    private final Map<Map<String, Object>, Long> contexts = new HashMap<>();
    private long looked;
    private Instant oldest = Instant.MAX;

    Reading(PolicyVersion version) {
      this.version = version;
    }

    void add(RecordedContext recorded) {
      looked++;
      oldest = recorded.at().isBefore(oldest) ? recorded.at() : oldest;
      contexts.merge(recorded.context(), 1L, Long::sum);
    }

    Map<String, Long> guided() {
      var guided = new HashMap<String, Long>();
      contexts.forEach((context, times) ->
          guidance(version, context)
              .forEach(clause -> guided.merge(clause.id(), times, Long::sum)));
      return guided;
    }

    Map<String, Long> deciding() {
      var deciding = new HashMap<String, Long>();
      contexts.forEach((context, times) ->
          speaking(version, context).forEach(rule -> deciding.merge(rule.id(), times, Long::sum)));
      return deciding;
    }
  }

  /// The guidance that holds in a context; none where the conditions cannot be evaluated there.
  private static List<Guidance> guidance(PolicyVersion version, Map<String, Object> context) {
    try {
      return version.guidanceFor(context);
    } catch (ServiceException tooCostly) {
      return List.of();
    }
  }

  private static Set<String> left(PolicyVersion version, Map<String, Object> context) {
    try {
      return Eligibility.of(version, context).candidates().stream()
          .map(Candidate::option)
          .collect(toUnmodifiableSet());
    } catch (ServiceException tooCostly) {
      return Set.of();
    }
  }

  /// The rules that have a say in a context: they take something away, or give the order. None
  /// where the conditions cannot be evaluated there.
  private static Set<Rule> speaking(PolicyVersion version, Map<String, Object> context) {
    try {
      var eligibility = Eligibility.of(version, context);
      var speaking = new HashSet<>(eligibility.applied());
      speaking.addAll(eligibility.excluded().values());
      return speaking;
    } catch (ServiceException tooCostly) {
      return Set.of();
    }
  }
}
