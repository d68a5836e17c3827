package org.doubleloop.policy.file;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.policy.PolicyProblem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Reads a YAML document as the JSON that says the same. What is not the same to every reader of
/// YAML is refused, and so is what lets a file say something elsewhere than it seems to: anchors,
/// aliases, merge keys, tags, names that are given twice and more than one document. All such
/// faults are found at once; where the text is no YAML reading ends.
final class YamlReader {
  private static final int DEEPEST = 32;

  /// More than a policy can have.
  private static final int MOST_VALUES = 100_000;

  /// What stands for no character; the library fails on it.
  private static final Pattern NO_CHARACTER = Pattern.compile("\\\\U[89a-fA-F][0-9a-fA-F]{7}");

  private final Iterator<Event> events;
  private final JsonGenerator json;
  private final Places places = new Places();
  private final List<FieldFault> faults = new ArrayList<>();
  private int characters;

  private YamlReader(String yaml, JsonGenerator json) {
    this.events = new Yaml(new LoaderOptions()).parse(new StringReader(yaml)).iterator();
    this.json = json;
  }

  /// What a file says.
  ///
  /// @param json the same as JSON
  record Document(String json, Places places) {}

  /// @throws ServiceException `malformed-yaml` with every fault
  static Document read(String yaml) {
    var text = new StringWriter();
    var json = JsonMapper.shared().createGenerator(text);
    var reader = new YamlReader(yaml, json);
    try {
      reader.stream();
    } catch (MarkedYAMLException e) {
      throw malformed(
          e.getProblemMark() == null ? new Place(1, 1) : Place.of(e.getProblemMark()),
          "is not YAML: %s%s"
              .formatted(e.getContext() == null ? "" : e.getContext() + ", ", e.getProblem()));
    } catch (ReaderException e) {
      throw malformed(
          Place.of(yaml, yaml.offsetByCodePoints(0, e.getPosition())),
          "is not YAML: it has the character U+%04X, which must be written as an escape, in double"
                  .formatted(e.getCodePoint())
              + " quotes");
    } catch (NumberFormatException _) {
      var escape = NO_CHARACTER.matcher(yaml);
      int from = yaml.offsetByCodePoints(0, reader.characters);
      throw malformed(
          Place.of(yaml, escape.find(from) ? escape.start() : from),
          "is not YAML: it has an escape that stands for no character");
    }
    reader.throwIfAny();
    json.flush();
    return new Document(text.toString(), reader.places);
  }

  private static ServiceException malformed(Place place, String message) {
    return malformed(List.of(Places.located(place, "", "MALFORMED", message)));
  }

  private static ServiceException malformed(List<FieldFault> faults) {
    return new ServiceException(
        PolicyProblem.MALFORMED_YAML,
        faults.size() == 1
            ? "There is one fault; nothing was stored."
            : "There are " + faults.size() + " faults; nothing was stored.",
        faults);
  }

  private void throwIfAny() {
    if (!faults.isEmpty()) {
      throw malformed(faults);
    }
  }

  private Event next() {
    var event = events.next();
    characters = event.getEndMark().getIndex();
    return event;
  }

  private void stream() {
    next();
    if (!(next() instanceof DocumentStartEvent)) {
      throw malformed(new Place(1, 1), "has no document");
    }
    value("", next(), 0);
    next();
    var after = next();
    if (after instanceof DocumentStartEvent) {
      fault(after, "", "DOCUMENTS", "must not begin another document: apply each file by itself");
    }
  }

  private void value(String pointer, Event event, int depth) {
    places.add(pointer, place(event));
    if (depth > DEEPEST || places.size() > MOST_VALUES) {
      fault(
          event,
          pointer,
          "LIMIT",
          depth > DEEPEST ? "is nested too deeply" : "has more values than a policy can have");
      throw malformed(faults);
    }
    refuseIndirection(pointer, event);
    switch (event) {
      case ScalarEvent scalar -> scalar(pointer, scalar);
      case MappingStartEvent _ -> mapping(pointer, depth);
      case CollectionStartEvent _ -> sequence(pointer, depth);
      default -> json.writeNull();
    }
  }

  private void refuseIndirection(String pointer, Event event) {
    if (event instanceof AliasEvent alias) {
      fault(
          event,
          pointer,
          "ALIAS",
          "must not be an alias, *" + alias.getAnchor() + ": write it out");
    } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
      fault(
          event,
          pointer,
          "ALIAS",
          "must not have an anchor, &" + node.getAnchor() + ": aliases are not taken");
    }
    var tag = tag(event);
    if (tag != null) {
      fault(event, pointer, "TAG", "must not have a tag, such as " + tag + ": leave it out");
    }
  }

  private static @Nullable String tag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent collection -> collection.getTag();
      default -> null;
    };
  }

  private void scalar(String pointer, ScalarEvent scalar) {
    var text = scalar.getValue();
    var kind = scalar.isPlain() ? PlainScalar.of(text) : PlainScalar.TEXT;
    if (!kind.fault().isEmpty()) {
      fault(scalar, pointer, "UNQUOTED", quoted(text) + kind.fault());
    }
    switch (kind) {
      case NUMBER -> json.writeNumber(text);
      case BOOLEAN -> json.writeBoolean(text.equals("true"));
      case NULL -> json.writeNull();
      default -> json.writeString(text);
    }
    if (kind != PlainScalar.TEXT) {
      places.addUnquoted(pointer);
    }
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : "`" + text + "` ";
  }

  private void sequence(String pointer, int depth) {
    json.writeStartArray();
    int index = 0;
    for (var event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
      value(pointer + "/" + index++, event, depth + 1);
    }
    json.writeEndArray();
  }

  private void mapping(String pointer, int depth) {
    Map<String, Place> first = new HashMap<>();
    json.writeStartObject();
    for (var event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
      var name = name(pointer, event);
      var below = FieldFault.pointer(pointer, name);
      var given = first.putIfAbsent(name, place(event));
      if (given != null) {
        fault(event, below, "DUPLICATE", "is given twice, first at " + given);
      }
      places.addName(below, place(event));
      json.writeName(name);
      value(below, next(), depth + 1);
    }
    json.writeEndObject();
  }

  /// The name of a field.
  private String name(String pointer, Event event) {
    refuseIndirection(pointer, event);
    if (!(event instanceof ScalarEvent scalar)) {
      fault(event, pointer, "NAME", "must have texts for names");
      throw malformed(faults);
    }
    var name = Objects.requireNonNull(scalar.getValue());
    if (scalar.isPlain() && PlainScalar.of(name) != PlainScalar.TEXT) {
      fault(
          event,
          FieldFault.pointer(pointer, name),
          "UNQUOTED",
          name.equals("<<")
              ? "must not merge another mapping: write its fields out"
              : quoted(name) + "is not a name to every reader of YAML: put it in quotes");
    }
    return name;
  }

  private void fault(Event event, String pointer, String code, String message) {
    faults.add(Places.located(place(event), pointer, code, message));
  }

  private static Place place(Event event) {
    return Place.of(event.getStartMark());
  }
}
