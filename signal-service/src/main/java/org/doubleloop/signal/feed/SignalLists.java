package org.doubleloop.signal.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.signal.capture.Listed;
import org.doubleloop.signal.capture.Signals;
import org.doubleloop.signal.capture.Sought;
import org.doubleloop.signal.type.SignalType;
import org.doubleloop.signal.type.SignalTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signals of any kind: one by its id, or the newest first.
@Component
final class SignalLists {
  private static final String KIND = "kind";

  /// The filters that are not called as the fields which they ask for.
  private static final Map<String, String> FILTERS =
      Map.of("of", "action", Signals.POSTED_BY, "poster");

  private final Signals signals;
  private final SignalTypes types;

  SignalLists(Signals signals, SignalTypes types) {
    this.signals = signals;
    this.types = types;
  }

  /// @param kind the name of its kind; null for the first of any
  Optional<StoredSignal<?>> find(String organization, @Nullable String kind, String id) {
    var asked = kind == null ? types.all() : List.<SignalType<?>>of(types.named(kind));
    var found = signals.find(asked, organization, id);
    return found.stream()
        .min((a, b) -> a.getString("kind").compareTo(b.getString("kind")))
        .map(this::stored);
  }

  /// The newest signals, newest first.
  ///
  /// @param before the place to read on from, or null
  /// @throws ServiceException when no signal can say what is asked for: that there is none would
  ///   look as if nothing had happened
  Listed<StoredSignal<?>> newest(
      String organization, Sought sought, @Nullable String before, int limit) {
    requireSomeSay(sought);
    return signals.newest(organization, sought, before, limit).map(this::stored);
  }

  private void requireSomeSay(Sought sought) {
    var kind = (String) sought.fields().get(KIND);
    var kinds = kind == null ? types.all() : List.<SignalType<?>>of(types.named(kind));
    var fields = sought.fields().keySet().stream().filter(field -> !field.equals(KIND)).toList();
    if (kinds.stream().noneMatch(type -> fields.stream().allMatch(field -> says(type, field)))) {
      throw new ServiceException(
          CommonProblem.INVALID_REQUEST,
          (kind == null ? "No kind of signals says" : "Signals of the kind " + kind + " do not say")
              + " all that is asked for",
          fields.stream()
              .filter(field -> kind == null || !says(types.named(kind), field))
              .map(this::unsaid)
              .toList());
    }
  }

  private static boolean says(SignalType<?> type, String field) {
    return switch (field) {
      case "source" -> type.event().isPresent();
      case Signals.POSTED_BY -> type.keepsPoster();
      default -> type.foundBy().contains(field);
    };
  }

  private FieldFault unsaid(String field) {
    var kinds =
        types.all().stream()
            .filter(type -> says(type, field))
            .map(SignalType::name)
            .collect(Collectors.joining(", "));
    return new FieldFault(
        FILTERS.getOrDefault(field, field),
        "NOT_SAID",
        "is said by these kinds alone: " + kinds + "; leave it out, or ask for one of them");
  }

  private StoredSignal<?> stored(Document document) {
    return StoredSignalDocuments.fromDocument(document, types);
  }
}
