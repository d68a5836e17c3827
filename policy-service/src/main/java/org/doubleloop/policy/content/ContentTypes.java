package org.doubleloop.policy.content;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// How the types are written that Jackson does not know, or otherwise.
final class ContentTypes {
  private ContentTypes() {}

  static JacksonModule windows() {
    return new SimpleModule()
        .addSerializer(AttributionWindow.class, ToStringSerializer.instance)
        .addDeserializer(AttributionWindow.class, new WindowReader());
  }

  /// Writes free maps as lists of pairs: no name of a field is ever a client's.
  static JacksonModule pairs() {
    return new SimpleModule()
        .addSerializer(new PairsWriter())
        .addDeserializer(SortedMap.class, new PairsReader());
  }

  private record Pair(String name, String value) {}

  private static final class WindowReader extends FromStringDeserializer<AttributionWindow> {
    WindowReader() {
      super(AttributionWindow.class);
    }

    @Override
    protected AttributionWindow _deserialize(String text, DeserializationContext context) {
      return AttributionWindow.parse(text).orElseThrow();
    }
  }

  private static final class PairsWriter extends StdSerializer<SortedMap<String, String>> {
    PairsWriter() {
      super(SortedMap.class);
    }

    @Override
    public void serialize(
        SortedMap<String, String> map, JsonGenerator generator, SerializationContext context) {
      generator.writeStartArray();
      for (Map.Entry<String, String> entry : map.entrySet()) {
        context.writeValue(generator, new Pair(entry.getKey(), entry.getValue()));
      }
      generator.writeEndArray();
    }

    @Override
    public boolean isEmpty(SerializationContext context, SortedMap<String, String> map) {
      return map.isEmpty();
    }
  }

  private static final class PairsReader extends StdDeserializer<SortedMap<String, String>> {
    PairsReader() {
      super(SortedMap.class);
    }

    @Override
    public SortedMap<String, String> deserialize(
        JsonParser parser, DeserializationContext context) {
      var map = new TreeMap<String, String>();
      for (var pair : context.readValue(parser, Pair[].class)) {
        map.put(pair.name(), pair.value());
      }
      return map;
    }

    @Override
    public Object getEmptyValue(DeserializationContext context) {
      return new TreeMap<String, String>();
    }
  }
}
