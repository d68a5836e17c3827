package org.doubleloop.policy.validation;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doubleloop.api.policy.model.PolicyContentJson;
import org.doubleloop.policy.content.ContentCodec;
import org.doubleloop.policy.content.PolicyContent;
import org.jspecify.annotations.Nullable;

/// What the hash of a body is made of.
public final class ContentMapping {

  private static final double FLOOR_OF_BEFORE = 0.02;

  private ContentMapping() {}

  /// Content as it is answered: with what holds where nothing is said, as clients have always read
  /// it.
  public static PolicyContentJson toApi(PolicyContent content) {
    var answered = ContentCodec.convert(content, PolicyContentJson.class);
    setDefaults(answered);
    return answered;
  }

  /// The hash of a body as it was while the contract still had defaults: else what was sent before
  /// could not be repeated, and to say a default would be another body.
  ///
  /// @param content of the body, if it has one
  /// @param hash of the body
  public static String hash(@Nullable PolicyContentJson content, Supplier<String> hash) {
    if (content != null) {
      setDefaults(content);
    }
    var exploration = content == null ? null : content.getExploration();
    if (exploration == null || exploration.getFloor() != null) {
      return hash.get();
    }
    exploration.floor(FLOOR_OF_BEFORE);
    try {
      return hash.get();
    } finally {
      exploration.setFloor(null);
    }
  }

  private static void setDefaults(PolicyContentJson content) {
    var metric = content.getMetric();
    metric.countWeak(Boolean.TRUE.equals(metric.getCountWeak()));
    Stream.of(content.getWatch(), content.getLeading())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .forEach(each -> each.countWeak(Boolean.TRUE.equals(each.getCountWeak())));
    var attributes = content.getAttributes();
    if (attributes != null) {
      attributes.forEach(each -> each.required(Boolean.TRUE.equals(each.getRequired())));
    }
  }
}
