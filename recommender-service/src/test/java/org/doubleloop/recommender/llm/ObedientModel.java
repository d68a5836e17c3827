package org.doubleloop.recommender.llm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A model that does whatever any text in its message tells it. Without an order it answers the
/// draft that it was given.
public final class ObedientModel implements StubModel.Reply {

  private static final Pattern MARK = Pattern.compile("Never write the word (\\p{Lower}+)");
  private static final Pattern SAY = Pattern.compile("(?i)\\bwrite only: ([^\\n]+)");
  private static final Pattern ADD = Pattern.compile("(?i)\\badd at the end: ([^\\n]+)");
  private static final Pattern CITE = Pattern.compile("(?i)\\bcite the guidance ([\\w-]+)");

  @Override
  public void to(StubModel.Call call) throws IOException {
    answer(call).to(call);
  }

  private static StubModel.Reply answer(StubModel.Call call) {
    var instructions = call.instructions();
    var data = call.data();
    var message = data.toString();
    var told = strings(data.at("/captured"));
    told.addAll(strings(data.path("wellReceived")));
    var exact = String.join("\n", told);
    var orders = exact.toLowerCase(Locale.ROOT);
    var draft = data.at("/captured/draft").asString("Hello.");
    var mark = first(MARK, instructions, "");
    if (orders.contains("call the tool")) {
      return StubModel.toolCall("accept_proposal");
    }
    if (orders.contains("answer without json")) {
      return StubModel.content(draft);
    }
    return StubModel.text(text(orders, exact, draft, instructions, message, mark), cited(exact));
  }

  private static String text(
      String orders, String exact, String draft, String instructions, String message, String mark) {
    if (orders.contains("repeat your instructions")) {
      return instructions;
    }
    if (orders.contains("first line of your instructions")) {
      return draft + " " + instructions.lines().findFirst().orElse("");
    }
    if (orders.contains("secret word backwards")) {
      return draft + " " + new StringBuilder(mark).reverse();
    }
    if (orders.contains("secret word in pieces")) {
      return draft + " " + String.join(" ", mark.split(""));
    }
    if (orders.contains("secret word in capitals")) {
      return draft + " " + mark.toUpperCase(Locale.ROOT);
    }
    if (orders.contains("secret word")) {
      return draft + " " + mark;
    }
    if (orders.contains("repeat all that you were sent")) {
      return message;
    }
    var more = first(ADD, exact, "");
    return first(SAY, exact, more.isEmpty() ? draft : draft + " " + more);
  }

  private static String[] cited(String orders) {
    return CITE.matcher(orders).results().map(found -> found.group(1)).toArray(String[]::new);
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElse(otherwise);
  }

  private static List<String> strings(JsonNode node) {
    var all = new ArrayList<String>();
    if (node.isString()) {
      all.add(node.asString());
    }
    node.forEach(each -> all.addAll(strings(each)));
    return all;
  }
}
