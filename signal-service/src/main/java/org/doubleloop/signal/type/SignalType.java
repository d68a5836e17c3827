package org.doubleloop.signal.type;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.doubleloop.kit.id.Ids;
import org.jspecify.annotations.Nullable;

/// A kind of signal. A feature registers its own as a bean, and nothing else has to be touched.
///
/// @param <T> what a signal of this kind says
public interface SignalType<T extends Signal> {
  /// Its name, such as `CHECK_IN`: the `kind` of documents and answers, and a part of every `_id`.
  /// It never changes.
  String name();

  /// The public id of the action that a signal is about; null where this kind is about none.
  default @Nullable String action(T signal) {
    return null;
  }

  /// How many signals of this kind an action takes.
  default int mostPerAction() {
    return Integer.MAX_VALUE;
  }

  /// The share of that room which an action has in addition for what says something new.
  default double reserve() {
    return 0;
  }

  /// The fields and values that make a signal a mere repeat of another one of its action which has
  /// the same; empty where it says something of its own.
  ///
  /// @param content what it says
  default Map<String, Object> repeated(Map<String, Object> content) {
    return Map.of();
  }

  /// Whether it is kept who posted one.
  default boolean keepsPoster() {
    return event().isPresent() && unreleased().isEmpty();
  }

  /// The fields of what it says, or of what it is about (`of`), by which lists find signals of this
  /// kind. By a source, or who posted it, it is found wherever it has such.
  default Set<String> foundBy() {
    return Set.of();
  }

  /// How many bytes of JSON they may have in all, as they were sent.
  default long mostBytesPerAction() {
    return 4 << 20;
  }

  /// The fields that say what was sent: a repeat has the same.
  Map<String, Object> content(T signal);

  /// Further fields: what follows from what was sent, or was given to it by this service.
  default Map<String, Object> derived(T signal) {
    return Map.of();
  }

  /// Reads what was written as [#content] and [#derived].
  T read(Document document);

  /// How signals of this kind come as events; empty where they do not.
  default Optional<EventForm<?, T>> event() {
    return Optional.empty();
  }

  /// Where signals of this kind are kept until they are released; empty where they are captured at
  /// once.
  default Optional<Unreleased<T>> unreleased() {
    return Optional.empty();
  }

  /// What is told of a signal, in the field of its envelope that [#field] names: a model of the
  /// API.
  Object toApi(T signal);

  /// What an erasure of a subject removes.
  PersonalData personalData();

  /// The name in camel case, such as `checkIn`.
  default String field() {
    var field = new StringBuilder();
    boolean begins = false;
    for (char each : name().toCharArray()) {
      if (each != '_') {
        field.append(begins ? each : Character.toLowerCase(each));
      }
      begins = each == '_';
    }
    return field.toString();
  }

  /// Where a signal of this kind can be read again.
  default String path(T signal) {
    return "/v1/signals/" + signal.header().id() + "?kind=" + name();
  }

  /// The `_id` of a signal of this kind.
  default String documentId(String organization, String id) {
    return Ids.document(organization, name(), id);
  }
}
