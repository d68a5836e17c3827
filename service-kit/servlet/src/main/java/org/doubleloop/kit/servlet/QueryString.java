package org.doubleloop.kit.servlet;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Reads a query without touching the body, as asking a servlet request for its parameters does.
final class QueryString {

  private QueryString() {}

  /// @throws IllegalArgumentException when something is not decodable
  static MultiValueMap<String, String> parse(@Nullable String query) {
    var parameters = new LinkedMultiValueMap<String, String>();
    if (query == null) {
      return parameters;
    }
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.add(
            decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /// Strictly: the decoder of the platform, and the container's, would mend or fail later.
  private static String decode(String text) {
    byte[] bytes =
        URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("Not UTF-8", e);
    }
  }
}
