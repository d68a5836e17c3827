package org.doubleloop.recommender.notion;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doubleloop.recommender.asking.Form;
import org.doubleloop.recommender.asking.Form.Fields;
import org.doubleloop.recommender.asking.Form.Many;
import org.doubleloop.recommender.asking.Form.OneOf;
import org.doubleloop.recommender.asking.Form.Text;
import org.doubleloop.recommender.cited.Claim;
import org.doubleloop.recommender.counts.Cell.Trait;
import org.doubleloop.recommender.notion.Notion.Kind;
import tools.jackson.databind.JsonNode;

/// The form of an answer, and what is read from one.
final class Answers {
  private static final Form NAME = new Text(256);
  private static final Form CLAIMS =
      new Many(
          new Fields(Map.of()).and("text", new Text(1_000)).and("evidence", new Many(NAME, 10)), 5);

  static final Fields FORM =
      Fields.of(
          "notions",
          new Many(
              new Fields(Map.of())
                  .and("kind", new OneOf(Stream.of(Kind.values()).map(Kind::name).toList()))
                  .and(
                      "place",
                      new Many(new Fields(Map.of()).and("attribute", NAME).and("value", NAME), 4))
                  .and("option", NAME)
                  .and("phrases", new Many(NAME, 8))
                  .and("sentences", CLAIMS)
                  .and("maybe", CLAIMS),
              3));

  private Answers() {}

  /// @param answer of that form
  static List<Notion> read(JsonNode answer) {
    return list(answer.path("notions"), Answers::notion);
  }

  private static Notion notion(JsonNode node) {
    return new Notion(
        Kind.valueOf(node.path("kind").asString()),
        list(
            node.path("place"),
            each -> new Trait(each.path("attribute").asString(), each.path("value").asString())),
        node.path("option").asString(),
        list(node.path("phrases"), each -> each.asString().strip()),
        list(node.path("sentences"), Answers::claim),
        list(node.path("maybe"), Answers::claim));
  }

  private static Claim claim(JsonNode node) {
    return new Claim(node.path("text").asString(), list(node.path("evidence"), JsonNode::asString));
  }

  private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> reading) {
    return nodes.valueStream().map(reading).toList();
  }
}
