package org.doubleloop.policy.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doubleloop.policy.check.RuleOrder;
import org.doubleloop.policy.content.PolicyContent;
import org.doubleloop.policy.story.Comparison.SameContext.By;
import org.doubleloop.policy.story.Comparison.SameContext.Choice;
import org.jspecify.annotations.Nullable;

/// Contexts asked again under two versions.
///
/// @param contexts those in which something else comes first
/// @param report the preview of what was accepted; null where there was none
/// @param asked how many contexts were asked by rules
record Comparison(List<SameContext> contexts, @Nullable PreviewedReport report, int asked) {
  private static final int MOST = 10;

  Comparison {
    contexts = List.copyOf(contexts);
  }

  /// A context to ask by rules.
  ///
  /// @param suggestion null where it is a place
  record Recorded(
      Map<String, Object> attributes, @Nullable String suggestion, @Nullable Long times) {}

  /// By the preview where that shows something; else by the rules.
  ///
  /// @param report the preview of the very content; null where there is none
  /// @param recorded contexts that the proposal is known to be about
  static Comparison of(
      PolicyContent before,
      PolicyContent after,
      @Nullable PreviewedReport report,
      List<Recorded> recorded) {
    var previewed = report == null ? List.<SameContext>of() : report.changed();
    if (!previewed.isEmpty()) {
      return new Comparison(previewed.stream().limit(MOST).toList(), report, 0);
    }
    var contexts = new ArrayList<SameContext>();
    int asked = 0;
    var old = RuleOrder.of(before);
    var now = RuleOrder.of(after);
    if (old.isPresent() && now.isPresent()) {
      for (var each : recorded) {
        var was = old.get().in(each.attributes());
        var is = now.get().in(each.attributes());
        if (was.isPresent() && is.isPresent()) {
          asked++;
          other(each, was.get(), is.get()).ifPresent(contexts::add);
        }
      }
    }
    return new Comparison(contexts.stream().limit(MOST).toList(), report, asked);
  }

  private static Optional<SameContext> other(
      Recorded recorded, RuleOrder.Left was, RuleOrder.Left is) {
    return was.first().equals(is.first())
        ? Optional.empty()
        : Optional.of(
            new SameContext(
                By.RULES,
                recorded.attributes(),
                recorded.suggestion(),
                recorded.times(),
                choice(was),
                choice(is)));
  }

  private static Choice choice(RuleOrder.Left left) {
    return switch (left.first().size()) {
      case 0 -> new Choice(null, left.eligible(), "Nothing is left.");
      case 1 -> new Choice(left.first().getFirst(), left.eligible(), null);
      default ->
          new Choice(
              null,
              left.eligible(),
              "By the rules %d options stand first; what was counted decides between them."
                  .formatted(left.first().size()));
    };
  }

  /// Whether anything was asked at all.
  boolean isMade() {
    return asked > 0 || (report != null && report.lookedAt() > 0);
  }

  /// Of those that were looked at, how many would be others; empty where that is not what it rests
  /// on.
  Optional<PreviewedReport> counted() {
    return Stream.ofNullable(report).filter(each -> each.lookedAt() > 0).findFirst();
  }

  /// One context under both versions.
  ///
  /// @param suggestion the newest that was recorded in it; null where it is a place
  /// @param times how many were recorded in it; null where it is a place
  record SameContext(
      By by,
      Map<String, Object> attributes,
      @Nullable String suggestion,
      @Nullable Long times,
      Choice before,
      Choice after) {

    /// Who has asked both.
    enum By {
      PREVIEW,
      RULES
    }

    SameContext {
      attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /// What is suggested.
    ///
    /// @param option null where nothing is, or more than the rules decides
    /// @param why there is no option
    record Choice(@Nullable String option, List<String> eligible, @Nullable String why) {
      Choice {
        eligible = List.copyOf(eligible);
      }

      /// For sentences.
      String words() {
        return option == null ? "nothing that the rules alone name" : "`" + option + "`";
      }
    }
  }
}
