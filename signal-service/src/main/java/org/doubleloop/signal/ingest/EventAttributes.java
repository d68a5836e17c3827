package org.doubleloop.signal.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.doubleloop.kit.json.Moments;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.text.Characters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the attributes of one event and gathers what is wrong with them. As in the JSON format of
/// CloudEvents, an attribute that is null is absent.
final class EventAttributes {
  private static final Set<String> KNOWN =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "dataschema",
          "data");
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,20}");
  private static final Pattern JSON =
      Pattern.compile("[\\w.+-]+/([\\w.-]+\\+)?json(\\s*;.*)?", Pattern.CASE_INSENSITIVE);
  private static final int MOST_EXTENSIONS = 64;

  private final JsonNode event;
  private final List<FieldFault> faults = new ArrayList<>();

  EventAttributes(JsonNode event) {
    this.event = event;
  }

  List<FieldFault> faults() {
    return faults;
  }

  /// Empty when it is absent or faulty, which is then noted.
  String required(String name, int longest) {
    if (event.path(name).isMissingNode() || event.path(name).isNull()) {
      fault(name, "REQUIRED", "is required");
      return "";
    }
    var text = optional(name, longest);
    return text == null ? "" : text;
  }

  @Nullable String optional(String name, int longest) {
    var value = event.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      fault(name, "TYPE", "must be a string");
      return null;
    }
    var text = value.stringValue();
    if (text.isEmpty() || Characters.isLonger(text, longest)) {
      fault(name, "SIZE", "must have 1 to " + longest + " characters");
      return null;
    }
    return text;
  }

  void requireOneOf(String name, @Nullable String value, List<String> allowed) {
    if (value != null && !value.isEmpty() && !allowed.contains(value)) {
      fault(name, "ENUM", "must be " + String.join(" or ", allowed));
    }
  }

  /// What an attribute and the data both say is the same.
  void requireSame(String name, @Nullable String value, JsonNode inData) {
    if (value != null && inData.isString() && !value.equals(inData.stringValue())) {
      fault(name, "DIFFERS", "must be the %s of the data, where both say one".formatted(name));
    }
  }

  @Nullable Instant moment(String name) {
    var text = optional(name, EventMapping.MOST_BYTES);
    if (text == null) {
      return null;
    }
    try {
      return Moments.parse(text);
    } catch (DateTimeException unreadable) {
      fault(name, "FORMAT", Objects.requireNonNull(unreadable.getMessage()));
      return null;
    }
  }

  /// The type of the data, which must be one of JSON.
  @Nullable String contentType() {
    var type = optional("datacontenttype", 256);
    if (type != null && !JSON.matcher(type).matches()) {
      fault("datacontenttype", "PATTERN", "must be application/json or another type of JSON");
    }
    return type;
  }

  /// The data of the event; null when it is absent or no object, which is then noted.
  @Nullable ObjectNode data() {
    var data = event.path("data");
    if (data.isMissingNode() || data.isNull()) {
      fault("data", "REQUIRED", "is required");
      return null;
    }
    if (data instanceof ObjectNode object) {
      return object;
    }
    fault("data", "TYPE", "must be an object");
    return null;
  }

  Map<String, Object> extensions() {
    var extensions = new LinkedHashMap<String, Object>();
    for (var property : event.properties()) {
      var name = property.getKey();
      var value = property.getValue();
      if (KNOWN.contains(name)) {
        continue;
      }
      if (!EXTENSION.matcher(name).matches()) {
        fault(name, "UNKNOWN", "is not an attribute: those are named by " + EXTENSION);
      } else if (value.isString()) {
        extensions.put(name, value.stringValue());
      } else if (value.isBoolean()) {
        extensions.put(name, value.booleanValue());
      } else if (value.isNumber() && !value.isBigInteger()) {
        extensions.put(name, value.numberValue());
      } else if (!value.isNull()) {
        fault(name, "TYPE", "must be a string, a number or a boolean");
      }
    }
    if (extensions.size() > MOST_EXTENSIONS) {
      faults.add(new FieldFault("", "SIZE", "must not have more than 64 extension attributes"));
    }
    return extensions;
  }

  void fault(String name, String code, String message) {
    faults.add(new FieldFault(FieldFault.pointer("", name), code, message));
  }
}
