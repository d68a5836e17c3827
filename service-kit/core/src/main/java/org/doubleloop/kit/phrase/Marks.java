package org.doubleloop.kit.phrase;

import java.util.List;
import java.util.Optional;

/// What shows in a text whether it was written as asked.
///
/// @param without phrases none of which stands in it
/// @param with phrases one of which stands in it; empty: none has to
public record Marks(List<String> without, List<String> with) {

  /// Two phrases that cannot both be heeded.
  ///
  /// @param without that must not stand in a text
  /// @param with that should, and would bring it in
  public record Clash(String without, String with) {}

  /// Those that ask for nothing.
  public Marks() {
    this(List.of(), List.of());
  }

  public Marks {
    without = List.copyOf(without);
    with = List.copyOf(with);
  }

  /// Whether it asks for nothing.
  public boolean areNone() {
    return without.isEmpty() && with.isEmpty();
  }

  /// Whether they hold in a text.
  public boolean holdIn(String text) {
    return holdIn(Wording.of(text));
  }

  /// Whether they hold in a text.
  public boolean holdIn(Wording text) {
    return without.stream().map(Wording::of).noneMatch(text::says)
        && (with.isEmpty() || with.stream().map(Wording::of).anyMatch(text::says));
  }

  /// A phrase that these ask for and that says what others forbid, if there is one.
  ///
  /// @param others of which only `without` is looked at
  public Optional<Clash> clashWith(Marks others) {
    return others.without.stream()
        .flatMap(forbidden -> {
          var phrase = Wording.of(forbidden);
          return with.stream()
              .filter(asked -> Wording.of(asked).says(phrase))
              .map(asked -> new Clash(forbidden, asked));
        })
        .findFirst();
  }
}
