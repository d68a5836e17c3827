package org.doubleloop.recommender.asking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The form of an answer: what of JSON schema every provider knows, and what is checked here of
/// each answer, by whomever it is. Limits are only checked, as some providers refuse a schema with
/// any.
public sealed interface Form {

  /// Whether a value has this form.
  boolean fits(JsonNode value);

  /// As a JSON schema.
  Map<String, Object> schema();

  /// @param longest in UTF-16 characters
  record Text(int longest) implements Form {
    @Override
    public boolean fits(JsonNode value) {
      return value.isString() && value.asString().length() <= longest;
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string");
    }
  }

  /// One of some words, such as ids that were sent.
  record OneOf(List<String> words) implements Form {
    public OneOf {
      words = List.copyOf(words);
    }

    @Override
    public boolean fits(JsonNode value) {
      return value.isString() && words.contains(value.asString());
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "enum", words);
    }
  }

  /// A list.
  record Many(Form each, int most) implements Form {
    @Override
    public boolean fits(JsonNode value) {
      return value.isArray() && value.size() <= most && value.valueStream().allMatch(each::fits);
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "array", "items", each.schema());
    }
  }

  /// An object with all of these fields and no other.
  record Fields(Map<String, Form> fields) implements Form {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// Of one field.
    public static Fields of(String name, Form form) {
      return new Fields(Map.of(name, form));
    }

    /// The same with a field more, behind those that there are.
    public Fields and(String name, Form form) {
      var more = new LinkedHashMap<>(fields);
      more.put(name, form);
      return new Fields(more);
    }

    @Override
    public boolean fits(JsonNode value) {
      return value.isObject()
          && value.size() == fields.size()
          && fields.entrySet().stream()
              .allMatch(field ->
                  value.has(field.getKey()) && field.getValue().fits(value.get(field.getKey())));
    }

    @Override
    public Map<String, Object> schema() {
      var properties = new LinkedHashMap<String, Object>();
      fields.forEach((name, form) -> properties.put(name, form.schema()));
      var schema = new LinkedHashMap<String, Object>();
      schema.put("type", "object");
      schema.put("properties", properties);
      schema.put("required", List.copyOf(fields.keySet()));
      schema.put("additionalProperties", false);
      return schema;
    }
  }
}
