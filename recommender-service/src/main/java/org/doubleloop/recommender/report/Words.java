package org.doubleloop.recommender.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.doubleloop.recommender.change.Change;
import org.doubleloop.recommender.counts.Trials;
import org.doubleloop.recommender.metric.Metric;
import org.doubleloop.recommender.metric.NamedMetric;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.doubleloop.recommender.sheet.Division.By;
import org.doubleloop.recommender.table.Row;

/// Says in plain words what has to be known to read results.
final class Words {
  /// How many actions of a week say something of weeks like it.
  private static final int ENOUGH_OF_A_WEEK = 5;

  private static final double SAME = 0.1;

  private Words() {}

  /// The most important first.
  ///
  /// @param others the versions that count something else as the metric, as far as they are known
  static List<String> of(Report report, List<PolicyVersion> others) {
    var words = new ArrayList<String>();
    var all = report.table().rows().getFirst();
    var deciding = all.totals().getFirst().trials();
    if (all.said().actions() == 0) {
      words.add(
          "Nothing that counts was done under this policy in these weeks, or they are more than two"
              + " years old and no longer told apart");
    }
    begunAnew(words, report, all, deciding, others);
    pending(words, deciding, all.totals().getFirst().closed());
    gone(words, report);
    secondary(words, report, all, deciding);
    leading(words, report.version());
    older(words, report);
    capped(words, report, all);
    observed(words, report);
    chance(words, report, all);
    words.add(
        "GET /v1/quality?policy=%s says what of the last seven days counts nowhere, and why"
            .formatted(report.version().key().policy()));
    return List.copyOf(words);
  }

  private static void begunAnew(
      List<String> words, Report report, Row all, Trials deciding, List<PolicyVersion> others) {
    long counted = deciding.known() + deciding.pending();
    long elsewhere = all.said().actions() - counted;
    if (elsewhere > 0) {
      var named =
          others.stream()
              .map(each -> "version %d: %s".formatted(each.version(), words(each.metric())))
              .collect(Collectors.joining("; "));
      words.add(
          "%,d of %,d actions are in no rate: they were done under versions with another metric than version %d%s, with which counting began anew"
              .formatted(
                  elsewhere,
                  all.said().actions(),
                  report.version().version(),
                  named.isEmpty() ? "" : " (%s)".formatted(named)));
    }
  }

  private static String words(Metric metric) {
    return "`%s` within %s%s"
        .formatted(
            metric.outcome(),
            plain(metric.window().length()),
            metric.cap() == null ? "" : ", up to %s".formatted(number(metric.cap())));
  }

  private static void pending(List<String> words, Trials deciding, long closed) {
    long all = deciding.known() + deciding.pending();
    if (deciding.pending() > 0) {
      words.add(
          "%,d of %,d actions (%s) are pending: their windows are open, and they count in the rates as far as their age says"
              .formatted(deciding.pending(), all, percent(deciding.pending(), all)));
    }
    if (all > 0 && closed == 0) {
      words.add("No window has closed yet: the rates rest on what came early, and will move");
    }
  }

  private static void gone(List<String> words, Report report) {
    var gone =
        report.table().rows().stream()
            .map(Row::option)
            .filter(option -> option != null && report.version().option(option).isEmpty())
            .distinct()
            .limit(5)
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", "));
    if (!gone.isEmpty()) {
      words.add(
          "Not among the options of version %d any more: %s"
              .formatted(report.version().version(), gone));
    }
  }

  private static void secondary(List<String> words, Report report, Row all, Trials deciding) {
    var metrics = report.version().metrics();
    long most = deciding.known() + deciding.pending();
    for (int i = 1; i < metrics.size(); i++) {
      var trials = all.totals().get(i).trials();
      long counted = trials.known() + trials.pending();
      if (counted < most) {
        words.add(
            "`%s` is counted for %,d of %,d actions: those of versions that name it"
                .formatted(metrics.get(i).id(), counted, most));
      }
    }
  }

  private static void leading(List<String> words, PolicyVersion version) {
    var window = version.metric().window().length();
    for (NamedMetric each : version.leading()) {
      if (each.metric().window().length().compareTo(window) >= 0) {
        words.add(
            "`%s` says nothing early, as its window is as long as the metric's: with a shorter one it would"
                .formatted(each.id()));
      }
    }
  }

  private static void older(List<String> words, Report report) {
    var by = report.division().by();
    for (int i = 0; i < by.size(); i++) {
      int place = i;
      if (by.get(i) instanceof By.Attribute) {
        continue;
      }
      long older =
          report.table().rows().stream()
              .skip(1)
              .filter(row -> row.values().get(place) == null)
              .mapToLong(row -> row.said().actions())
              .sum();
      if (older > 0) {
        words.add(
            "%,d actions were done two years ago or more, or under a version twelve or more back: they are not told apart by version and week"
                .formatted(older));
        return;
      }
    }
  }

  private static void capped(List<String> words, Report report, Row all) {
    var metrics = report.version().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      var cap = metrics.get(i).metric().cap();
      var trials = all.totals().get(i).trials();
      if (cap != null && trials.full() > 0) {
        words.add(
            "%,d of %,d known actions (%s) reached the cap of %s of `%s`: what is above it does not count"
                .formatted(
                    trials.full(),
                    trials.known(),
                    percent(trials.full(), trials.known()),
                    number(cap),
                    metrics.get(i).metric().outcome()));
      }
    }
  }

  /// What a first week with suggestions would be like.
  private static void observed(List<String> words, Report report) {
    var all = report.observedInAll();
    if (all.actions() == 0) {
      return;
    }
    words.add(
        "Of %,d actions after a suggestion that was only logged (mode OBSERVE), %,d (%s) did what would have been suggested"
            .formatted(all.actions(), all.same(), percent(all.same(), all.actions())));
    report.observed().entrySet().stream()
        .filter(week -> !week.getKey().isEmpty())
        .filter(week -> week.getValue().actions() >= ENOUGH_OF_A_WEEK)
        .max(
            Comparator.comparingDouble(
                week -> (double) week.getValue().same() / week.getValue().actions()))
        .ifPresent(week ->
            words.add(
                "The safest first week with suggestions would be one like that of %s: they would have asked for something else in %,d of %,d actions"
                    .formatted(
                        week.getKey(),
                        week.getValue().actions() - week.getValue().same(),
                        week.getValue().actions())));
  }

  private static void chance(List<String> words, Report report, Row all) {
    if (report.table().hasSuggestions() && all.said().drawn() > 0) {
      words.add(
          "%s of the suggestions were drawn with known probabilities, most of them for what stood first, as the policy's exploration says; a difference between options may still come from whom they were used for"
              .formatted(percent(all.said().drawn(), all.said().suggested())));
    } else if (report.table().hasSuggestions() && all.said().suggested() > 0) {
      words.add(
          "Nothing was left to chance: suggestions followed rules, counts and people, so that a"
              + " difference between options may come from whom they were used for");
    } else if (all.said().actions() > 0) {
      words.add(
          "People chose what was done, so that a difference between options may come from whom they"
              + " were used for");
    }
  }

  /// What has to be known to read a series.
  static List<String> of(Progress progress) {
    var words = new ArrayList<String>();
    if (progress.weeks().isEmpty()) {
      words.add(
          "Nothing that counts was done in these weeks, or they are more than two years old and no"
              + " longer told apart");
    }
    words.add(
        progress.version().metric().cap() == null
            ? "A change is told once the windows of enough whole weeks are over; that nothing is"
                + " told does not say that nothing has changed"
            : "Changes are only looked for where actions succeed or fail, and not where they are"
                + " worth a sum");
    return List.copyOf(words);
  }

  /// That the rate of an option has changed, and never why.
  static String of(String option, Change change) {
    var before = change.before();
    var after = change.after();
    return "since the week of %s `%s` succeeds %s: %,d of %,d instead of %,d of %,d"
        .formatted(
            change.since(),
            option,
            times(before.rate(), after.rate()),
            after.successes(),
            after.actions(),
            before.successes(),
            before.actions());
  }

  private static String times(double before, double after) {
    double ratio = after / before;
    if (before == 0) {
      return "for the first time";
    }
    if (after == 0) {
      return "no more";
    }
    if (Math.abs(ratio - 0.5) <= SAME / 2) {
      return "half as often";
    }
    if (Math.abs(ratio - 2) <= 2 * SAME) {
      return "twice as often";
    }
    return String.format(
        Locale.ROOT, "%.0f %% %s often", Math.abs(1 - ratio) * 100, ratio < 1 ? "less" : "more");
  }

  static String percent(long part, long all) {
    return all == 0 ? "0 %" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / all);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : Double.toString(value);
  }

  private static String plain(Duration time) {
    long hours = time.toHours();
    if (hours >= 24 && hours % 24 == 0) {
      return hours == 24 ? "a day" : hours / 24 + " days";
    }
    return hours > 0 ? hours + " hours" : time.toMinutes() + " minutes";
  }
}
