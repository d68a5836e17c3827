package org.doubleloop.signal.type;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doubleloop.kit.id.Creation;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.time.Happened;
import org.doubleloop.signal.note.Note;
import org.jspecify.annotations.Nullable;

/// What every signal carries, whatever it says.
///
/// @param id the public id, unique among the signals of its kind in the organization
/// @param source the source of the event that it came by; null when it came by a typed endpoint
/// @param extensions extension attributes of that event: strings, numbers and booleans
/// @param notes what its sender was told will not count; only of what is stored
/// @param poster who posted it, whoever is said to have done it; only of what is stored
public record Header(
    String organization,
    String id,
    Instant recordedAt,
    @Nullable String source,
    Map<String, Object> extensions,
    List<Note> notes,
    @Nullable Poster poster) {

  /// Who posted a signal first.
  ///
  /// @param principal the owner of the key
  /// @param key the id of the key, or a service
  public record Poster(String principal, String key) {}

  public Header {
    if (organization.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("A signal has an organization and an id");
    }
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    notes = List.copyOf(notes);
  }

  /// The header of what has not been stored yet.
  public Header(
      String organization,
      String id,
      Instant recordedAt,
      @Nullable String source,
      Map<String, Object> extensions) {
    this(organization, id, recordedAt, source, extensions, List.of(), null);
  }

  /// When what the signal says happened: as it says itself, else as its event says.
  ///
  /// @throws ServiceException when that lies ahead
  public @Nullable Instant stated(@Nullable Instant own, @Nullable Instant event) {
    var stated = own == null ? event : own;
    return stated == null ? null : Happened.at(stated, recordedAt);
  }

  /// The header of what a request creates.
  public static Header of(Creation creation, Instant recordedAt) {
    return of(creation.organization(), creation.id(), recordedAt);
  }

  /// The header of a signal that did not come as an event.
  public static Header of(String organization, String id, Instant recordedAt) {
    return new Header(organization, id, recordedAt, null, Map.of());
  }
}
