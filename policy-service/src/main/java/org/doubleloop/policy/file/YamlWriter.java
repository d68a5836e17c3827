package org.doubleloop.policy.file;

import static org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK;
import static org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW;
import static org.yaml.snakeyaml.DumperOptions.ScalarStyle.DOUBLE_QUOTED;
import static org.yaml.snakeyaml.DumperOptions.ScalarStyle.FOLDED;
import static org.yaml.snakeyaml.DumperOptions.ScalarStyle.LITERAL;
import static org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes JSON as YAML for people: what has several lines in a block, lists of single values in a
/// row, and in quotes only what another reader could take for something else.
final class YamlWriter {
  private static final int WIDTH = 100;

  /// Texts of one line that are longer are folded.
  private static final int LONG = 80;

  /// Blocks indent each line; of a text with many short ones that would become most of the file.
  private static final int FEW_LINES = 50;

  private static final int LEAST_PER_LINE = 8;

  private static final int INDENT = 2;

  private YamlWriter() {}

  static String write(ObjectNode json) {
    var options = new DumperOptions();
    options.setWidth(WIDTH);
    options.setIndent(INDENT);
    options.setIndicatorIndent(INDENT);
    options.setIndentWithIndicator(true);
    var text = new StringWriter();
    try {
      var serializer = new Serializer(new Emitter(text, options), new AllAreTexts(), options, null);
      serializer.open();
      serializer.serialize(node(json));
      serializer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Styles say what is a text and what is not; so no scalar needs a tag.
  private static final class AllAreTexts extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // there are none
    }
  }

  private static Node node(JsonNode json) {
    return switch (json) {
      case ObjectNode object ->
          new MappingNode(
              Tag.MAP,
              object
                  .propertyStream()
                  .map(field -> new NodeTuple(name(field.getKey()), node(field.getValue())))
                  .toList(),
              BLOCK);
      case ArrayNode array ->
          new SequenceNode(
              Tag.SEQ,
              array.valueStream().map(YamlWriter::node).toList(),
              array.valueStream().allMatch(JsonNode::isValueNode) ? FLOW : BLOCK);
      default ->
          json.isString()
              ? scalar(json.asString(), style(json.asString()))
              : scalar(unquoted(json), PLAIN);
    };
  }

  private static Node name(String name) {
    return scalar(name, isPlain(name) ? PLAIN : DOUBLE_QUOTED);
  }

  private static Node scalar(String text, ScalarStyle style) {
    return new ScalarNode(Tag.STR, text, null, null, style);
  }

  /// Numbers without an exponent, and without a fraction where they have none.
  private static String unquoted(JsonNode json) {
    return json.isNumber()
        ? json.decimalValue().stripTrailingZeros().toPlainString()
        : json.asString();
  }

  private static ScalarStyle style(String text) {
    if (needsEscapes(text)) {
      return DOUBLE_QUOTED;
    }
    if (text.indexOf('\n') >= 0) {
      return isReadableAsBlock(text) ? LITERAL : DOUBLE_QUOTED;
    }
    if (text.length() > LONG && !beginsOrEndsWithSpace(text)) {
      return FOLDED;
    }
    return isPlain(text) ? PLAIN : DOUBLE_QUOTED;
  }

  private static boolean isPlain(String text) {
    return !needsEscapes(text) && PlainScalar.of(text) == PlainScalar.TEXT;
  }

  private static boolean isReadableAsBlock(String text) {
    long lines = text.lines().count();
    return !Character.isWhitespace(text.charAt(0))
        && (lines <= FEW_LINES || text.length() >= LEAST_PER_LINE * lines);
  }

  private static boolean beginsOrEndsWithSpace(String text) {
    return text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
  }

  /// What not every reader of YAML takes as it stands: controls, which some readers take for ends
  /// of lines, and marks of the order of bytes.
  private static boolean needsEscapes(String text) {
    return text.codePoints()
        .anyMatch(c ->
            (Character.isISOControl(c) && c != '\n')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\ufeff'
                || c == '\ufffe'
                || c == '\uffff');
  }
}
