package org.doubleloop.policy.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a clause says, in short, to stand behind its name and a colon.
final class Descriptions {
  private static final int LONGEST = 200;

  private Descriptions() {}

  static String of(ClauseKind kind, JsonNode clause) {
    return switch (kind) {
      case OPTION -> clause.has("title") ? ": " + quote(clause.get("title").asString()) : "";
      case RULE -> ": " + verb(clause.get("effect").asString()) + options(clause) + where(clause);
      case GUARDRAIL -> ": forbids" + options(clause) + where(clause);
      case GUIDANCE -> ": " + guidance(clause);
      case ATTRIBUTE -> ": " + attribute(clause);
      case WATCH, LEADING ->
          ": "
              + (clause.get("direction").asString().equals("DECREASE") ? "the fewer " : "the more ")
              + quote(clause.get("outcome").asString())
              + " the better";
    };
  }

  static String verb(String effect) {
    return switch (effect) {
      case "PREFER" -> "prefers";
      case "REQUIRE" -> "requires";
      default -> "avoids";
    };
  }

  static String past(String effect) {
    return switch (effect) {
      case "PREFER" -> "preferred";
      case "REQUIRE" -> "required";
      default -> "avoided";
    };
  }

  private static String where(JsonNode clause) {
    var when = clause.get("when");
    return when == null || FieldPhrase.isEverywhere(when.asString())
        ? " everywhere"
        : " where " + quote(when.asString());
  }

  private static String options(JsonNode clause) {
    var parts = new ArrayList<String>();
    texts(clause.get("options")).forEach(id -> parts.add(quote(id)));
    if (clause.get("matching") != null) {
      var wanted = new ArrayList<String>();
      clause
          .get("matching")
          .properties()
          .forEach(each -> wanted.add(each.getKey() + "=" + each.getValue().asString()));
      parts.add("every option with " + quote(String.join(", ", wanted)));
    }
    return parts.isEmpty() ? " every option" : " " + String.join(", ", parts);
  }

  private static String guidance(JsonNode clause) {
    var marks = clause.path("marks");
    var share = clause.get("share");
    return quote(clause.get("text").asString())
        + where(clause)
        + phrases(", without ", " or ", marks.get("without"))
        + phrases(", with one of ", ", ", marks.get("with"))
        + (share == null ? "" : ", for " + percent(share.asString()) + " of units by lot");
  }

  private static String phrases(String words, String between, @Nullable JsonNode list) {
    var phrases = texts(list).stream().map(Descriptions::quote).toList();
    return phrases.isEmpty() ? "" : words + String.join(between, phrases);
  }

  /// A share in percent, without an exponent.
  static String percent(String share) {
    return new BigDecimal(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  private static String attribute(JsonNode clause) {
    var values = texts(clause.get("values"));
    return type(clause.get("type").asString())
        + (values.isEmpty() ? "" : ", one of " + quote(String.join(", ", values)))
        + (clause.path("required").asBoolean(false) ? ", required" : "");
  }

  private static String type(String type) {
    return switch (type) {
      case "NUMBER" -> "a number";
      case "BOOLEAN" -> "yes or no";
      default -> "a text";
    };
  }

  static List<String> texts(@Nullable JsonNode list) {
    var texts = new ArrayList<String>();
    if (list != null) {
      list.forEach(each -> texts.add(each.asString()));
    }
    return texts;
  }

  /// A text between back-quotes, shortened where it is long.
  static String quote(String text) {
    var shown = text.length() <= LONGEST ? text : text.substring(0, end(text)) + "…";
    return "`" + shown + "`";
  }

  /// Never between the halves of one character.
  private static int end(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
