package org.doubleloop.recommender.sheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.doubleloop.recommender.counts.VersionMonth;
import org.jspecify.annotations.Nullable;

/// By what results are divided beside the option, and of which weeks they are.
///
/// @param by at most two, each once
/// @param from the first week; null: whatever is too old to be told apart counts too
/// @param to the last week; null: all that there are
public record Division(List<By> by, @Nullable Integer from, @Nullable Integer to) {

  /// All that there is, undivided.
  public static final Division NONE = new Division(List.of(), null, null);

  /// What the slices of counts divide by, or what stands among attributes.
  public sealed interface By {
    record Version() implements By {}

    record Week() implements By {}

    /// @param attribute a declared one, or the name of a [Facet] among these
    record Attribute(String attribute) implements By {}
  }

  public Division {
    by = List.copyOf(by);
    if (by.size() > 2 || by.stream().distinct().count() < by.size()) {
      throw new IllegalArgumentException("Results are divided by two things at most: " + by);
    }
  }

  /// Whether it tells versions or weeks apart.
  boolean isSliced() {
    return from != null
        || to != null
        || by.stream().anyMatch(each -> !(each instanceof By.Attribute));
  }

  /// The attributes that it divides by, in their order.
  List<String> attributes() {
    return by.stream()
        .flatMap(each ->
            each instanceof By.Attribute(var attribute)
                ? Optional.of(attribute).stream()
                : Optional.<String>empty().stream())
        .sorted()
        .toList();
  }

  /// Whether the week that began on this day is one of those.
  public boolean holds(LocalDate monday) {
    int week = Weeks.of(monday);
    return (from == null || week >= from) && (to == null || week <= to);
  }

  boolean holds(VersionMonth slice) {
    return (from == null || slice.period() >= from) && (to == null || slice.period() <= to);
  }
}
