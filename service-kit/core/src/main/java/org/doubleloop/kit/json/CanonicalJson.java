package org.doubleloop.kit.json;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One byte form of a body: fields sorted by name, nothing absent written. Bodies that were read as
/// equal have the same bytes, however they were spaced or ordered when they were sent.
public final class CanonicalJson {

  private final JsonMapper mapper;

  public CanonicalJson(JsonMapper mapper) {
    this.mapper =
        mapper
            .rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
  }

  /// The UTF-8 bytes of a value that Jackson can write: a generated model, a record or a map.
  public byte[] of(Object body) {
    return mapper.writeValueAsBytes(body);
  }
}
