package org.doubleloop.kit.web;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_CURSOR;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// Turns the position in a listing into opaque text and back. An HMAC binds the text to its
/// listing: it cannot be made up, nor carried to another organization or to other filters.
public final class PageCursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TAG_BYTES = 16;

  private final SecretKeySpec key;

  /// @param secret the same in every process of a service
  public PageCursors(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /// The cursor of the page that begins after a position.
  ///
  /// @param position whatever the store needs to go on from there
  public String next(Listing listing, String position) {
    byte[] text = position.getBytes(StandardCharsets.UTF_8);
    byte[] cursor =
        ByteBuffer.allocate(TAG_BYTES + text.length).put(tag(listing, text)).put(text).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /// The position after which a page begins; empty without a cursor: the first page.
  ///
  /// @throws ServiceException `invalid-cursor` for a cursor that was not made for this listing
  public Optional<String> position(Listing listing, @Nullable String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length >= TAG_BYTES) {
        byte[] text = Arrays.copyOfRange(bytes, TAG_BYTES, bytes.length);
        if (MessageDigest.isEqual(Arrays.copyOf(bytes, TAG_BYTES), tag(listing, text))) {
          return Optional.of(new String(text, StandardCharsets.UTF_8));
        }
      }
    } catch (IllegalArgumentException notBase64) {
      throw refused();
    }
    throw refused();
  }

  private byte[] tag(Listing listing, byte[] position) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      update(mac, listing.organization());
      update(mac, listing.name());
      update(mac, Integer.toString(listing.filters().size()));
      listing
          .filters()
          .forEach((name, value) -> {
            update(mac, name);
            update(mac, value);
          });
      mac.update(position);
      return Arrays.copyOf(mac.doFinal(), TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private static void update(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    mac.update(bytes);
  }

  private static ServiceException refused() {
    return new ServiceException(
        INVALID_CURSOR,
        "The cursor was not made for this query; begin again without one",
        List.of(new FieldFault("cursor", "INVALID", "was not made for this query")));
  }
}
