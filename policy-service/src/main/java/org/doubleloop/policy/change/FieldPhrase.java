package org.doubleloop.policy.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.doubleloop.kit.json.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A changed field as part of a sentence, such as `target 0.12 to 0.15`.
///
/// @param name what people call the field
/// @param isPolicys whether the sentence has no other subject
record FieldPhrase(FieldChange change, String name, boolean isPolicys) {
  private static final JsonMapper MAPPER = StrictJson.mapper();

  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?");
  private static final Pattern TIME = Pattern.compile("P(?:T(?=.*[HMS]))?([0-9]+)[WDHMS]");
  private static final List<String> UNITS = List.of("week", "day", "hour", "minute", "second");

  /// Longer texts are not put side by side.
  private static final int SHORT = 100;

  private static final Set<String> LISTS =
      Set.of(
          "options",
          "values",
          "says",
          "marks.without",
          "marks.with",
          "review.owners",
          "review.reviewers");

  /// Where the last part of the path does not say enough.
  private static final Map<String, String> NAMES =
      Map.of(
          "metric.outcome", "outcome of the metric",
          "metric.kind", "kind of the metric",
          "metric.cap", "cap of the metric",
          "exploration.share", "exploration share",
          "exploration.floor", "exploration floor",
          "exploration.across", "exploration across",
          "unit", "unit of chance",
          "review.quorum", "approvals needed",
          "review.expireAfter", "time until proposals expire",
          "review.reviewBy", "day to look at the policy again");

  static FieldPhrase ofClause(FieldChange change) {
    return new FieldPhrase(
        change, change.field().replaceFirst("^(attributes|marks)\\.", ""), false);
  }

  static FieldPhrase ofPolicy(FieldChange change) {
    int dot = change.field().lastIndexOf('.');
    var name = NAMES.getOrDefault(change.field(), change.field().substring(dot + 1));
    return new FieldPhrase(change, name, true);
  }

  /// Whether a condition holds in every context.
  static boolean isEverywhere(@Nullable String condition) {
    return condition == null || condition.strip().equals("true");
  }

  String text() {
    return switch (change.field()) {
      case "when" -> condition();
      case "effect" ->
          "now %s what it %s"
              .formatted(
                  Descriptions.verb(change.after() + ""), Descriptions.past(change.before() + ""));
      case "evidence" -> "names other evidence";
      case "locked" -> change.after() == null ? "is not locked any more" : "is locked";
      case "required" -> change.after() == null ? "may be absent now" : "is required now";
      case "text" -> said();
      case "share" ->
          "is served to " + units(change.after()) + ", before: " + units(change.before());
      case "countWeak", "metric.countWeak" ->
          change.after() == null
              ? "does not count weak outcomes any more"
              : "counts weak outcomes now";
      case "direction" -> "the other direction is better now";
      default -> change.field().startsWith("matching.") ? matching() : value();
    };
  }

  /// What the options have that it speaks of.
  private String matching() {
    var attribute = change.field().substring("matching.".length()) + "=";
    var before = change.before();
    var after = change.after();
    if (after == null) {
      return "does not ask for " + Descriptions.quote(attribute + before) + " any more";
    }
    return "now asks for "
        + Descriptions.quote(attribute + after)
        + (before == null ? "" : " instead of " + Descriptions.quote(attribute + before));
  }

  private static String units(@Nullable String share) {
    return share == null ? "all units" : Descriptions.percent(share) + " of units by lot";
  }

  private String condition() {
    var now =
        isEverywhere(change.after())
            ? "everywhere"
            : "where " + Descriptions.quote(change.after() + "");
    var before =
        isEverywhere(change.before())
            ? "everywhere"
            : "where " + Descriptions.quote(change.before() + "");
    return "now holds " + now + ", before: " + before;
  }

  private String value() {
    var before = change.before();
    var after = change.after();
    if (LISTS.contains(change.field())) {
      return list(texts(before), texts(after));
    }
    if (before == null) {
      return isPolicys ? name + " now " + shown(after) : "now has the " + name + " " + shown(after);
    }
    if (after == null) {
      return isPolicys ? "no " + name + " any more" : "has no " + name + " any more";
    }
    if (isLong()) {
      return isPolicys ? "another " + name : "has another " + name;
    }
    return isPolicys
        ? name + " " + shown(before) + " to " + shown(after)
        : "now has the " + name + " " + shown(after) + " instead of " + shown(before);
  }

  private String said() {
    return isLong()
        ? "now says something else"
        : "now says " + shown(change.after()) + " instead of " + shown(change.before());
  }

  private boolean isLong() {
    return Math.max((change.before() + "").length(), (change.after() + "").length()) > SHORT;
  }

  /// Numbers and times as people write them, anything else marked.
  private static String shown(@Nullable String value) {
    String text = value + "";
    var time = TIME.matcher(text);
    if (time.matches()) {
      String unit = UNITS.get("WDHMS".indexOf(text.charAt(text.length() - 1)));
      String number = time.replaceFirst("$1");
      return number + " " + unit + (number.equals("1") ? "" : "s");
    }
    return NUMBER.matcher(text).matches() ? text : Descriptions.quote(text);
  }

  private String list(List<String> before, List<String> after) {
    var parts = new ArrayList<String>();
    after.stream()
        .filter(each -> !before.contains(each))
        .forEach(each -> parts.add("now also " + Descriptions.quote(each)));
    before.stream()
        .filter(each -> !after.contains(each))
        .forEach(each -> parts.add("no longer " + Descriptions.quote(each)));
    if (parts.isEmpty()) {
      parts.add("in another order");
    }
    return name + ": " + String.join(", ", parts);
  }

  private static List<String> texts(@Nullable String list) {
    if (list == null) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    MAPPER
        .readTree(list)
        .forEach(each -> texts.add(each.isString() ? each.asString() : each.toString()));
    return texts;
  }
}
