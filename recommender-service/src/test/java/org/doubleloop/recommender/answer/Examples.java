package org.doubleloop.recommender.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doubleloop.kit.json.StrictJson;
import org.doubleloop.recommender.asking.Instructions;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.phrasing.Original;
import org.doubleloop.recommender.phrasing.Phrasing;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import org.doubleloop.recommender.phrasing.Placeholders;
import org.doubleloop.recommender.phrasing.Prompt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers to a handful of scenes, bad ones with the fault that each has, and good ones. They are
/// made up; in the lists, `\n` and `\u200b` stand for those characters.
public final class Examples {

  /// @param fault null: it is good
  public record Example(String scene, @Nullable Fault fault, String text) {}

  public static final String MARK = "qwertzuiopas";
  private static final JsonMapper MAPPER = StrictJson.mapper();
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final int LONGEST = 10_000;

  private final JsonNode scenes = MAPPER.readTree(read("scenes.json"));

  public static List<Example> bad() {
    return read("bad.txt")
        .lines()
        .map(line -> line.split(" \\| ", 3))
        .map(parts -> new Example(parts[0], Fault.valueOf(parts[1]), unescaped(parts[2])))
        .toList();
  }

  public static List<Example> good() {
    return read("good.txt")
        .lines()
        .map(line -> line.split(" \\| ", 2))
        .map(parts -> new Example(parts[0], null, unescaped(parts[1])))
        .toList();
  }

  public AnswerCheck.Finding check(Example example) {
    return new AnswerCheck(MAPPER)
        .check(
            MAPPER.writeValueAsString(Map.of("text", example.text(), "guidance", List.of())),
            prompt(example.scene()));
  }

  public Prompt prompt(String scene) {
    return Prompt.of(phrasing(scene), MAPPER, MARK);
  }

  /// As drafts are asked for.
  public Phrasing phrasing(String scene) {
    var asked = scenes.at("/" + scene);
    var values = strings(asked.at("/values"));
    var context = objects(asked.at("/context"));
    var template = asked.at("/draft").asString("");
    var filled =
        Placeholders.fill(
            template,
            name ->
                values.containsKey(name)
                    ? Optional.empty()
                    : Optional.ofNullable(context.get(name)).map(Object::toString));
    var captured = new LinkedHashMap<String, Object>(Map.of("context", context));
    if (asked.has("wish")) {
      captured.put("wish", asked.at("/wish").asString());
    }
    return new Phrasing(
        Instructions.named("draft.v2"),
        Map.of(
            "title", asked.at("/title").asString(), "attributes", objects(asked.at("/attributes"))),
        captured,
        strings(asked.at("/guidance")),
        values,
        new Original(
            template, filled, asked.at("/says").valueStream().map(JsonNode::asString).toList()),
        List.of(),
        WellReceived.NONE,
        LONGEST);
  }

  private static Map<String, String> strings(JsonNode node) {
    var strings = new LinkedHashMap<String, String>();
    node.propertyStream().forEach(each -> strings.put(each.getKey(), each.getValue().asString()));
    return strings;
  }

  private static Map<String, Object> objects(JsonNode node) {
    var objects = new LinkedHashMap<String, Object>();
    node.propertyStream()
        .forEach(each ->
            objects.put(
                each.getKey(),
                each.getValue().isNumber()
                    ? each.getValue().numberValue()
                    : each.getValue().asString()));
    return objects;
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(found.group(1), 16))))
        .translateEscapes();
  }

  private static String read(String name) {
    try (var in = Examples.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
