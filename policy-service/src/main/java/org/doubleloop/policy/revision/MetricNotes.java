package org.doubleloop.policy.revision;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.SecondaryMetric;

/// What another metric means for what has been counted.
final class MetricNotes {
  private MetricNotes() {}

  static List<String> of(PolicyContent base, PolicyContent content) {
    var notes = new ArrayList<String>();
    decides(base.metric(), content.metric(), notes);
    beside(base, content, notes);
    return notes;
  }

  private static void decides(Metric before, Metric now, List<String> notes) {
    var differ = differences(Counted.of(before), Counted.of(now));
    if (!differ.isEmpty()) {
      notes.add(
          "The metric has another %s: counting begins anew. What was counted by the old one is kept,"
                  .formatted(Names.and(differ))
              + " and counts again for a version that has it");
    }
    if (!Objects.equals(before.grace(), now.grace())) {
      notes.add(
          "The metric has another grace: counting goes on. Only when silence counts as a failure"
              + " changes, for what is done from now on");
    }
    if (before.direction() != now.direction()) {
      notes.add(
          "The metric has another direction: counting goes on, and the same counts are read the"
              + " other way round");
    }
  }

  private static void beside(PolicyContent base, PolicyContent content, List<String> notes) {
    var before = metrics(base);
    var now = metrics(content);
    now.forEach((id, metric) -> {
      var old = before.get(id);
      if (old == null) {
        notes.add(
            "'%s' is counted beside the metric from now on: of what was done before there are no counts of it"
                .formatted(id));
      } else {
        var differ = differences(counted(old, base), counted(metric, content));
        if (!differ.isEmpty()) {
          notes.add(
              "'%s', which is counted beside the metric, has another %s: its counting begins anew"
                  .formatted(id, Names.and(differ)));
        }
      }
    });
    before.keySet().stream()
        .filter(id -> !now.containsKey(id))
        .sorted()
        .forEach(id -> notes.add("'%s' is not counted beside the metric any more".formatted(id)));
  }

  private static Map<String, SecondaryMetric> metrics(PolicyContent content) {
    return Stream.concat(content.watch().stream(), content.leading().stream())
        .collect(
            toMap(
                SecondaryMetric::id,
                Function.identity(),
                (first, again) -> first,
                LinkedHashMap::new));
  }

  private static Counted counted(SecondaryMetric metric, PolicyContent content) {
    var window = metric.window() == null ? content.metric().window() : metric.window();
    return new Counted(
        metric.outcome(),
        Objects.requireNonNullElse(metric.kind(), Metric.Kind.BINARY),
        metric.cap() == null ? 0 : metric.cap(),
        window.toString(),
        metric.countWeak());
  }

  /// What counts have in common that are added up.
  private record Counted(
      String outcome, Metric.Kind kind, double cap, String window, boolean countWeak) {
    static Counted of(Metric metric) {
      return new Counted(
          metric.outcome(),
          Objects.requireNonNullElse(metric.kind(), Metric.Kind.BINARY),
          metric.cap() == null ? 0 : metric.cap(),
          metric.window().toString(),
          metric.countWeak());
    }
  }

  private static List<String> differences(Counted before, Counted now) {
    var differ = new ArrayList<String>();
    if (!before.outcome().equals(now.outcome())) {
      differ.add("outcome");
    }
    if (before.kind() != now.kind()) {
      differ.add("kind");
    } else if (before.cap() != now.cap()) {
      differ.add("cap");
    }
    if (!before.window().equals(now.window())) {
      differ.add("window");
    }
    if (before.countWeak() != now.countWeak()) {
      differ.add("countWeak");
    }
    return differ;
  }
}
