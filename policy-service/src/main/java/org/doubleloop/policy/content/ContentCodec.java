package org.doubleloop.policy.content;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import org.doubleloop.kit.id.Sha256;
import org.doubleloop.kit.json.CanonicalJson;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;

/// Policy content as JSON, by the names of the records' components: in the API's models, and in the
/// store as one canonical text. What is absent, empty or false is left out, so that a clause that
/// comes later does not change the hash of what is stored.
public final class ContentCodec {
  private static final JsonMapper API =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
          .withConfigOverride(
              boolean.class, type -> type.setInclude(Value.construct(Include.NON_DEFAULT, null)))
          .withConfigOverride(List.class, ContentCodec::emptyIsAbsent)
          .withConfigOverride(SortedMap.class, ContentCodec::emptyIsAbsent)
          .addModule(ContentTypes.windows())
          .build();

  /// Ignores what a newer process has stored.
  private static final JsonMapper STORED =
      API.rebuild()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(ContentTypes.pairs())
          .build();

  private static final CanonicalJson CANONICAL = new CanonicalJson(STORED);

  private ContentCodec() {}

  /// Makes records of the API's model of them, or the other way round.
  ///
  /// @throws IllegalArgumentException when one of the two has not the fields of the other
  public static <T> T convert(Object from, Class<T> to) {
    return API.convertValue(from, to);
  }

  /// The canonical text: the names of every object in order, and no space.
  public static String write(Object clauses) {
    return new String(CANONICAL.of(clauses), StandardCharsets.UTF_8);
  }

  /// Reads what [#write] has written.
  ///
  /// @param stored the text, or as documents of before hold it: maps and lists with what the text
  ///   says
  public static <T> T read(Object stored, Class<T> type) {
    return stored instanceof String text
        ? STORED.readValue(text, type)
        : STORED.convertValue(stored, type);
  }

  /// SHA-256 of the canonical text, base64url: 43 characters, the same for all ways to write the
  /// same content.
  public static String hash(PolicyContent content) {
    var digest = Sha256.of(CANONICAL.of(content));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static void emptyIsAbsent(MutableConfigOverride type) {
    type.setInclude(Value.construct(Include.NON_EMPTY, null))
        .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }
}
