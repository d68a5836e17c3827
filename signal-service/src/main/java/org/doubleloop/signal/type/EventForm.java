package org.doubleloop.signal.type;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How signals of a kind come as events.
///
/// @param type the event's type, such as `org.doubleloop.action`
/// @param data what an event's data must be: a model of the API
/// @param isNamed whether others find the signal by the event's id; else any source may use the
///   same ids, and the signal's is made of both
/// @param takesSubject whether the event's subject stands for the `subject` of such data
/// @param <B> the data
/// @param <T> the signal
public record EventForm<B, T extends Signal>(
    String type,
    Class<B> data,
    boolean isNamed,
    Predicate<JsonNode> takesSubject,
    Reading<B, T> reading) {

  /// The form of a kind whose data say nothing of a subject.
  public EventForm(String type, Class<B> data, boolean isNamed, Reading<B, T> reading) {
    this(type, data, isNamed, _ -> false, reading);
  }

  /// Translates the data of an event.
  @FunctionalInterface
  public interface Reading<B, T> {
    /// @param data is valid against the contract
    /// @param eventTime when the event says that it happened; its data may say otherwise
    /// @param eventSubject whom or what the event says that it is about; its data may say otherwise
    /// @throws org.doubleloop.kit.problem.ServiceException with a fault, and a pointer into the
    ///   data, for what the contract says in words only
    T read(Header header, B data, @Nullable Instant eventTime, @Nullable String eventSubject);
  }
}
