package org.doubleloop.kit.id;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_REQUEST;

import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// What a client sends as `Idempotency-Key` so that it can repeat a request: 1 to 255 visible ASCII
/// characters.
public record IdempotencyKey(String value) {

  /// The name of the header.
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > LONGEST
        || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException("1 to 255 visible ASCII characters");
    }
  }

  /// Reads the header, bare (`abc`) or as a structured-field string (`"abc"`): both are the same
  /// key.
  ///
  /// @throws ServiceException `invalid-request` for anything else
  public static Optional<IdempotencyKey> parse(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IdempotencyKey(unquoted(header.strip())));
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
          INVALID_REQUEST,
          "The Idempotency-Key cannot be read",
          List.of(new FieldFault(HEADER, "PATTERN", "must be 1 to 255 visible ASCII characters")));
    }
  }

  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    var key = new StringBuilder();
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (i == text.length() - 1) {
          return key.toString();
        }
        break;
      }
      if (c == '\\') {
        i++;
        if (i == text.length() || (text.charAt(i) != '"' && text.charAt(i) != '\\')) {
          break;
        }
        c = text.charAt(i);
      }
      key.append(c);
    }
    throw new IllegalArgumentException("Not a structured-field string");
  }
}
