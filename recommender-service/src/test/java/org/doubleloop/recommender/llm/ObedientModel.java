package org.doubleloop.recommender.llm;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.doubleloop.kit.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model that does whatever any text in its message tells it. Without an order it answers the
/// draft that it was given.
public final class ObedientModel implements StubModel.Reply {

  private static final JsonMapper MAPPER = StrictJson.mapper();
  private static final Pattern MARK = Pattern.compile("Never write the word (\\p{Lower}+)");
  private static final Pattern SAY = Pattern.compile("(?i)\\bwrite only: ([^\\n]+)");
  private static final Pattern ADD = Pattern.compile("(?i)\\badd at the end: ([^\\n]+)");
  private static final Pattern CITE = Pattern.compile("(?i)\\bcite the guidance ([\\w-]+)");

  @Override
  public void to(Socket caller, StubModel stub) throws IOException {
    answer(MAPPER.readTree(stub.bodies().getLast())).to(caller, stub);
  }

  private static StubModel.Reply answer(JsonNode request) {
    var instructions = request.at("/messages/0/content").asString();
    var message = request.at("/messages/1/content").asString();
    var data = MAPPER.readTree(message);
    var orders = String.join("\n", strings(data.at("/captured"))).toLowerCase(Locale.ROOT);
    var exact = String.join("\n", strings(data.at("/captured")));
    var draft = data.at("/captured/draft").asString("Hello.");
    var mark = first(MARK, instructions, "");
    if (orders.contains("call the tool")) {
      return StubModel.message(
          Map.of(
              "role",
              "assistant",
              "tool_calls",
              List.of(
                  Map.of(
                      "id",
                      "1",
                      "type",
                      "function",
                      "function",
                      Map.of("name", "accept_proposal", "arguments", "{}")))));
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
