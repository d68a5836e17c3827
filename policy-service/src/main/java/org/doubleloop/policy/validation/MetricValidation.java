package org.doubleloop.policy.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.doubleloop.policy.content.AttributionWindow;
import org.doubleloop.policy.content.Metric;
import org.doubleloop.policy.content.Metric.Kind;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.content.SecondaryMetric;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds the faults of the metric, and of what is counted beside it.
final class MetricValidation {
  private static final String METRIC = "/metric";
  private static final String WATCH = "/watch";
  private static final String LEADING = "/leading";

  private final String root;
  private final FieldFaults faults;

  /// @param root where the content stands in the body
  MetricValidation(String root, FieldFaults faults) {
    this.root = root;
    this.faults = faults;
  }

  /// Puts some length in the place of each window that cannot be read, so that the faults after it
  /// are found too.
  void checkWindows(ObjectNode content) {
    checkWindows(content.withObject(METRIC), root + METRIC);
    for (var list : List.of(WATCH, LEADING)) {
      if (content.at(list) instanceof ArrayNode metrics) {
        for (int i = 0; i < metrics.size(); i++) {
          if (metrics.get(i) instanceof ObjectNode metric) {
            checkWindows(metric, root + list + "/" + i);
          }
        }
      }
    }
  }

  private void checkWindows(ObjectNode metric, String pointer) {
    for (var field : List.of("window", "grace")) {
      if (metric.has(field) && AttributionWindow.parse(metric.get(field).asString()).isEmpty()) {
        faults.add(
            pointer + "/" + field,
            "FORMAT",
            "must be an ISO 8601 duration in weeks, days, hours, minutes or seconds, above 0 and at"
                + " most "
                + AttributionWindow.LONGEST);
        metric.put(field, AttributionWindow.LONGEST.toString());
      }
    }
  }

  void check(PolicyContent content) {
    var metric = content.metric();
    checkCap(root + METRIC, metric.kind(), metric.cap());
    checkTarget(metric);
    var ids = new HashSet<String>();
    checkAll(root + WATCH, content.watch(), ids);
    checkAll(root + LEADING, content.leading(), ids);
    for (int i = 0; i < content.leading().size(); i++) {
      if (isSame(content.leading().get(i), metric)) {
        faults.add(
            root + LEADING + "/" + i,
            "REPEATED",
            "must differ from the metric, or it says nothing earlier: name another outcome or a"
                + " shorter window");
      }
    }
  }

  private void checkAll(String list, List<SecondaryMetric> metrics, Set<String> ids) {
    for (int i = 0; i < metrics.size(); i++) {
      var metric = metrics.get(i);
      var pointer = list + "/" + i;
      if (!ids.add(metric.id())) {
        faults.add(
            pointer + "/id",
            "REPEATED",
            "is there already: "
                + metric.id()
                + "; what is watched and what leads share one list of ids");
      }
      checkCap(pointer, metric.kind(), metric.cap());
      if (metric.grace() != null && metric.window() == null) {
        faults.add(
            pointer + "/grace",
            "EXCLUSIVE",
            "must be absent without a window, as then the metric's window and grace hold: give the"
                + " window too");
      }
    }
  }

  private void checkCap(String pointer, @Nullable Kind kind, @Nullable Double cap) {
    if (kind == Kind.SUM && cap == null) {
      faults.add(
          pointer + "/cap",
          "REQUIRED",
          "must say the most that one action counts for, with kind SUM");
    }
    if (kind != Kind.SUM && cap != null) {
      faults.add(
          pointer + "/cap",
          "EXCLUSIVE",
          "must be absent, as an action succeeds or fails: leave it out, or give kind SUM");
    }
  }

  private void checkTarget(Metric metric) {
    var target = metric.target();
    if (target == null) {
      return;
    }
    if (metric.kind() == Kind.SUM) {
      if (metric.cap() != null && target > metric.cap()) {
        faults.add(root + METRIC + "/target", "RANGE", "must be at most the cap, " + metric.cap());
      }
    } else if (target > 1) {
      faults.add(
          root + METRIC + "/target",
          "RANGE",
          "must be at most 1, the share of actions that succeed; with kind SUM it is a value");
    }
  }

  /// Whether both count the same.
  private static boolean isSame(SecondaryMetric one, Metric metric) {
    return one.outcome().equals(metric.outcome())
        && one.kind() == metric.kind()
        && one.countWeak() == metric.countWeak()
        && Objects.equals(one.cap(), metric.cap())
        && (one.window() == null || one.window().equals(metric.window()));
  }
}
