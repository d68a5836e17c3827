package org.doubleloop.kit.web;

import static org.doubleloop.kit.problem.CommonProblem.INVALID_CURSOR;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.secret.Seal;
import org.jspecify.annotations.Nullable;

/// Turns the position in a listing into opaque text and back. The text is bound to its listing: it
/// cannot be made up, nor carried to another organization or to other filters.
public final class PageCursors {

  private final Seal seal;

  /// @param secret at least 16 bytes, the same in every process of a service
  public PageCursors(byte[] secret) {
    this.seal = new Seal(secret);
  }

  /// The cursor of the page that begins after a position.
  ///
  /// @param position whatever the store needs to go on from there
  public String next(Listing listing, String position) {
    return seal.close(position.getBytes(StandardCharsets.UTF_8), purpose(listing));
  }

  /// The position after which a page begins; empty without a cursor: the first page.
  ///
  /// @throws ServiceException `invalid-cursor` for a cursor that was not made for this listing
  public Optional<String> position(Listing listing, @Nullable String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    var position = seal.open(cursor, purpose(listing)).orElseThrow(PageCursors::refused);
    return Optional.of(new String(position, StandardCharsets.UTF_8));
  }

  private static List<String> purpose(Listing listing) {
    var purpose =
        new ArrayList<>(
            List.of(
                listing.organization(),
                listing.name(),
                Integer.toString(listing.filters().size())));
    listing
        .filters()
        .forEach((name, value) -> {
          purpose.add(name);
          purpose.add(value);
        });
    return purpose;
  }

  private static ServiceException refused() {
    return new ServiceException(
        INVALID_CURSOR,
        "The cursor was not made for this query; begin again without one",
        List.of(new FieldFault("cursor", "INVALID", "was not made for this query")));
  }
}
