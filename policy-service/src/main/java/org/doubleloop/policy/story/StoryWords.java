package org.doubleloop.policy.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.experiment.Experiment;

/// Says in plain sentences what happened: counts in templates, and nothing that was not counted.
final class StoryWords {
  static final String NO_EVIDENCE =
      "None: it was accepted on judgment. It names no captured signal, and rests on no finding and"
          + " no trial.";

  static final String NOT_MEASURED =
      "Nothing was measured: no trial has compared the two, so that nobody can say what the change"
          + " was worth.";

  private static final int MOST_NAMES = 4;
  private static final int LONGEST_VALUE = 60;
  private static final double POINTS = 100;

  private StoryWords() {}

  /// All of it in short.
  static String headline(Story story) {
    var sentences = new ArrayList<String>();
    sentences.add(changed(story));
    var trial = story.trial();
    if (trial != null && TrialResult.of(trial).isPresent()) {
      sentences.add(measured(trial));
    } else {
      sentences.add(NOT_MEASURED);
    }
    if (story.undone() != null) {
      sentences.add(undone(story.undone()));
    }
    return String.join(" ", sentences);
  }

  /// What was suggested, and is since.
  static String changed(Story story) {
    var example = story.example();
    return "%s, %s was suggested; since version %d it is %s."
        .formatted(
            where(place(story)),
            example.before().words(),
            story.version().version(),
            example.after().words());
  }

  /// What matters of the context that it is told by: the place of the finding, or what the rules
  /// read by which the versions differ.
  private static Map<String, Object> place(Story story) {
    var attributes = story.example().attributes();
    var finding = story.proposal().finding();
    var names =
        finding != null && !finding.place().isEmpty()
            ? finding.place().stream().map(trait -> trait.attribute()).toList()
            : List.copyOf(Places.read(story.before(), story.version().content()));
    var read =
        attributes.entrySet().stream()
            .filter(each -> names.contains(each.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return read.isEmpty() ? attributes : read;
  }

  private static String where(Map<String, Object> place) {
    if (place.isEmpty()) {
      return "Everywhere";
    }
    var said =
        place.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .limit(MOST_NAMES)
            .map(each -> each.getKey() + " is " + shortened(String.valueOf(each.getValue())))
            .collect(Collectors.joining(" and "));
    int more = place.size() - MOST_NAMES;
    return "Where " + said + (more > 0 ? " and " + more + " more are as recorded" : "");
  }

  private static String shortened(String value) {
    return Characters.isLonger(value, LONGEST_VALUE)
        ? Characters.cut(value, LONGEST_VALUE - 1) + "…"
        : value;
  }

  /// How many would have been others.
  static String counted(Comparison comparison) {
    return comparison
        .counted()
        .filter(_ -> comparison.asked() == 0)
        .map(report ->
            String.format(
                Locale.ROOT,
                "While it was open, another option would have come in %,d of last week's %,d %s.",
                report.otherOption(),
                report.lookedAt(),
                report.isAll() ? "suggestions" : "newest suggestions"))
        .orElseGet(() ->
            String.format(
                Locale.ROOT,
                "By the rules of both versions, something else comes first in %,d of the %,d"
                    + " contexts that it is known to be about and in which they can tell.",
                comparison.others(),
                comparison.asked()));
  }

  /// What came of a trial that was counted.
  static String measured(Experiment trial) {
    var result = TrialResult.of(trial).orElseThrow();
    var metric = trial.content().metric();
    var with = result.of("B").orElseThrow();
    var without = result.of("A").orElseThrow();
    var difference = difference(result, metric);
    return metric.kind() == Metric.Kind.SUM
        ? String.format(
            Locale.ROOT,
            "In a trial of %,d units with it and %,d without%s.",
            with.units(),
            without.units(),
            difference)
        : String.format(
            Locale.ROOT,
            "In a trial `%s` came of %,d of %,d with it, and of %,d of %,d without%s.",
            metric.outcome(),
            with.successes(),
            with.units(),
            without.successes(),
            without.units(),
            difference);
  }

  private static String difference(TrialResult result, Metric metric) {
    var estimate = result.estimate();
    if (estimate == null) {
      return "";
    }
    var interval = result.interval();
    return String.format(
        Locale.ROOT,
        ": %+.1f points%s%s",
        POINTS * estimate,
        metric.kind() == Metric.Kind.SUM ? " of the cap" : "",
        interval == null
            ? ""
            : String.format(
                Locale.ROOT,
                " (%.1f to %.1f at 95 %%)",
                POINTS * interval.low(),
                POINTS * interval.high()));
  }

  static String undone(Story.Undone undone) {
    return undone.version() == null
        ? "Undone since."
        : "Undone by version %d.".formatted(undone.version());
  }

  /// Why there is none where nothing has changed.
  static String none(Comparison comparison) {
    if (!comparison.isMade()) {
      return "None: nobody can say whether anything else is suggested. It was accepted before the"
          + " recommender had looked, and the rules alone do not tell.";
    }
    var looked =
        comparison
            .counted()
            .map(report ->
                String.format(
                    Locale.ROOT,
                    " None of last week's %,d suggestions would have been another.",
                    report.lookedAt()))
            .orElse("");
    var asked =
        comparison.asked() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " By the rules the same comes first in %s.",
                comparison.asked() == 1
                    ? "the one context that it is known to be about and in which they can tell"
                    : "all %,d contexts that it is known to be about and in which they can tell"
                        .formatted(comparison.asked()));
    return "None: no suggestion would change." + looked + asked;
  }

  /// How many of the versions on a page are stories.
  ///
  /// @param more whether there are further pages
  static String sum(int stories, int none, boolean more) {
    int versions = stories + none;
    if (versions == 0) {
      return more ? "None so far." : "None: no proposal was accepted.";
    }
    if (versions == 1) {
      return "The one version accepted here is %s story.".formatted(stories == 1 ? "a" : "no");
    }
    return "%s of the %,d versions accepted here %s."
        .formatted(
            stories == 0 ? "None" : Integer.toString(stories),
            versions,
            stories > 1 ? "are stories" : "is a story");
  }
}
