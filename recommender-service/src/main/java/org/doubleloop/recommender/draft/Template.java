package org.doubleloop.recommender.draft;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.phrasing.Placeholders;
import org.doubleloop.recommender.phrasing.Placeholders.Place;
import org.doubleloop.recommender.policy.Option;

/// An option's message in the policy's own words, with `{{name}}` for what is put in. See
/// [Placeholders] for all that it can do.
final class Template {
  private Template() {}

  /// The option's draft; where it has none, a sentence of its title and attributes. A name is
  /// looked for among the values, then in the context, then among the option's attributes; where it
  /// is found nowhere, or blank, the place says what to write, and where it does not `[name]`
  /// stands.
  static String fill(Option option, Map<String, Object> context, Map<String, String> values) {
    return Optional.ofNullable(option.draft())
        .map(draft ->
            Placeholders.fillAll(
                draft,
                place ->
                    value(place, option, context, values)
                        .orElseGet(() -> "[" + place.name() + "]")))
        .orElseGet(() -> sentence(option));
  }

  /// The names for which the draft has nothing to put in, in order.
  static List<String> missing(
      Option option, Map<String, Object> context, Map<String, String> values) {
    return Stream.ofNullable(option.draft())
        .flatMap(Placeholders::places)
        .filter(place -> value(place, option, context, values).isEmpty())
        .map(Place::name)
        .distinct()
        .toList();
  }

  private static Optional<String> value(
      Place place, Option option, Map<String, Object> context, Map<String, String> values) {
    var name = place.name();
    var found =
        Optional.<Object>ofNullable(values.get(name))
            .or(() -> Optional.ofNullable(context.get(name)))
            .or(() -> Optional.ofNullable(option.attributes().get(name)))
            .map(Template::plain);
    return place.otherwise() == null
        ? found
        : found.filter(value -> !value.isBlank()).or(() -> Optional.ofNullable(place.otherwise()));
  }

  /// A number without what it does not need: 1, not 1.0 or 1E0.
  static BigDecimal plain(Number number) {
    var shortest = new BigDecimal(number.toString()).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  private static String plain(Object value) {
    return value instanceof Number number ? plain(number).toPlainString() : value.toString();
  }

  private static String sentence(Option option) {
    var title = Objects.requireNonNullElse(option.title(), option.id());
    if (option.attributes().isEmpty()) {
      return title + ".";
    }
    return new TreeMap<>(option.attributes())
        .entrySet().stream()
            .map(attribute -> attribute.getKey() + " " + attribute.getValue())
            .collect(Collectors.joining(", ", title + ": ", "."));
  }
}
