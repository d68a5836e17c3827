package org.doubleloop.policy.policy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One text for one content: JSON in UTF-8 with the names of every object in order and no space.
final class CanonicalForm {
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private CanonicalForm() {}

  static byte[] bytes(Map<String, Object> content) {
    return SORTED.writeValueAsBytes(content);
  }

  /// SHA-256 of the canonical form, base64url: 43 characters.
  static String hash(Map<String, Object> content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes(content));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
