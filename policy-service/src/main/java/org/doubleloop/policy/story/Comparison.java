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
/// @param asked of how many contexts the rules could say whether it does
/// @param others in how many of those it does
record Comparison(
    List<SameContext> contexts, @Nullable PreviewedReport report, int asked, int others) {
  private static final int MOST = 10;

  Comparison {
    contexts = List.copyOf(contexts);
  }

  /// A context to ask by rules.
  ///
  /// @param suggestion null where it is a place
  /// @param before what was suggested in it, by all that counts; null where the rules are to say
  record Recorded(
      Map<String, Object> attributes,
      @Nullable String suggestion,
      @Nullable Long times,
      RuleOrder.@Nullable Left before) {}

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
      return new Comparison(previewed.stream().limit(MOST).toList(), report, 0, 0);
    }
    var contexts = new ArrayList<SameContext>();
    int asked = 0;
    var old = RuleOrder.of(before);
    var now = RuleOrder.of(after);
    if (old.isPresent() && now.isPresent()) {
      for (var each : recorded) {
        var was = Optional.ofNullable(each.before()).or(() -> old.get().in(each.attributes()));
        var is = now.get().in(each.attributes());
        if (was.isPresent() && is.isPresent()) {
          boolean isOther = isOther(was.get(), is.get());
          if (isOther) {
            contexts.add(same(each, was.get(), is.get()));
          }
          asked += isOther || was.get().first().equals(is.get().first()) ? 1 : 0;
        }
      }
    }
    return new Comparison(contexts.stream().limit(MOST).toList(), report, asked, contexts.size());
  }

  /// Whether what comes first is another, whatever was counted. Where some of several stay, nobody
  /// can say.
  private static boolean isOther(RuleOrder.Left was, RuleOrder.Left is) {
    return !was.first().equals(is.first()) && Collections.disjoint(was.first(), is.first());
  }

  private static SameContext same(Recorded recorded, RuleOrder.Left was, RuleOrder.Left is) {
    return new SameContext(
        By.RULES,
        recorded.attributes(),
        recorded.suggestion(),
        recorded.times(),
        choice(was),
        choice(is));
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

  /// Whether anybody can say so of any context.
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
        if (option != null) {
          return "`" + option + "`";
        }
        return eligible.isEmpty() ? "nothing" : "one of several, by what was counted,";
      }
    }
  }
}
