package org.doubleloop.gateway.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;

/// A place in an organization's list of keys: behind this key.
record KeyPlace(Instant createdAt, String id) {

  private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})\\.([a-z2-7]{16})");

  static KeyPlace of(ApiKey key) {
    return new KeyPlace(key.createdAt(), key.id());
  }

  /// @throws ServiceException `invalid-cursor` for what [#cursor] has not made
  static KeyPlace parse(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      var matcher = SHAPE.matcher(text);
      if (matcher.matches()) {
        return new KeyPlace(
            Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2));
      }
    } catch (IllegalArgumentException notBase64) {
      throw invalid();
    }
    throw invalid();
  }

  String cursor() {
    var text = createdAt.toEpochMilli() + "." + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static ServiceException invalid() {
    return new ServiceException(
        CommonProblem.INVALID_CURSOR,
        "The cursor is not one that this list has given out",
        List.of(new FieldFault("cursor", "INVALID", "must be the `next` of a page")));
  }
}
