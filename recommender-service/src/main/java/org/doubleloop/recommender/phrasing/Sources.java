package org.doubleloop.recommender.phrasing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doubleloop.recommender.phrasing.Phrasing.WellReceived;
import org.jspecify.annotations.Nullable;

/// What a text may be made of, as it was sent: without personal values.
///
/// @param policy what the organization decided: title, attributes
/// @param guidance how it wants texts to be, which is nothing to say
/// @param captured what others sent, the filled original among it
/// @param original null: the text is another wording of nothing
/// @param wellReceived how others were written to: no source of anything
public record Sources(
    List<String> policy,
    List<String> guidance,
    List<String> captured,
    @Nullable Original original,
    WellReceived wellReceived) {

  public Sources {
    policy = List.copyOf(policy);
    guidance = List.copyOf(guidance);
    captured = List.copyOf(captured);
  }

  /// The organization's own words.
  public List<String> own() {
    return Stream.of(policy, guidance, said()).flatMap(Collection::stream).toList();
  }

  /// What a message may say: not how it is to be.
  public List<String> sayable() {
    return Stream.of(policy, said()).flatMap(Collection::stream).toList();
  }

  private List<String> said() {
    return original == null
        ? List.of()
        : Stream.of(original.says(), List.of(original.template(), original.filled()))
            .flatMap(Collection::stream)
            .toList();
  }

  public List<String> all() {
    return Stream.concat(own().stream(), captured.stream()).toList();
  }

  /// The strings in maps and lists, numbers among them; not the names.
  public static List<String> strings(Object data) {
    return switch (data) {
      case Map<?, ?> map ->
          map.values().stream().flatMap(value -> strings(value).stream()).toList();
      case Collection<?> many -> many.stream().flatMap(each -> strings(each).stream()).toList();
      default -> List.of(data.toString());
    };
  }
}
