package org.doubleloop.signal.feed;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doubleloop.api.signal.model.PlaceJson;
import org.doubleloop.api.signal.model.SignalJson;
import org.doubleloop.signal.action.ActionMapping;

/// Translates signals of any kind into the API.
final class SignalMapping {
  private SignalMapping() {}

  static SignalJson toApi(StoredSignal<?> signal) {
    return new Envelope(fields(signal));
  }

  /// With its place, which only those who follow the feed are told.
  static SignalJson toFeed(StoredSignal<?> signal) {
    var fields = fields(signal);
    fields.put("place", new PlaceJson(signal.lane(), signal.seq()));
    return new Envelope(fields);
  }

  private static Map<String, Object> fields(StoredSignal<?> signal) {
    var header = signal.signal().header();
    var type = signal.type();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("kind", type.name());
    fields.put("id", header.id());
    fields.put("organization", header.organization());
    fields.put("recordedAt", header.recordedAt());
    if (header.poster() != null) {
      fields.put("postedBy", ActionMapping.toApi(header.poster()));
    }
    fields.put(type.field(), signal.content());
    return fields;
  }

  /// Is written as these fields, so that a kind needs no name here for its own.
  private static final class Envelope extends SignalJson {
    private final Map<String, Object> fields;

    Envelope(Map<String, Object> fields) {
      this.fields = fields;
    }

    @JsonValue
    Map<String, Object> fields() {
      return fields;
    }
  }
}
