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

  /// The same, to be held against many others.
  public Folded folded() {
    return new Folded(
        this, without.stream().map(Wording::of).toList(), with.stream().map(Wording::of).toList());
  }

  /// Marks with their phrases as they are compared, in the same order.
  public record Folded(Marks marks, List<Wording> without, List<Wording> with) {
    public Folded {
      without = List.copyOf(without);
      with = List.copyOf(with);
    }

    /// A phrase that these ask for and that says what others forbid, if there is one.
    ///
    /// @param others of which only `without` is looked at
    public Optional<Clash> clashWith(Folded others) {
      for (int i = 0; i < others.without.size(); i++) {
        for (int j = 0; j < with.size(); j++) {
          if (with.get(j).says(others.without.get(i))) {
            return Optional.of(new Clash(others.marks.without.get(i), marks.with.get(j)));
          }
        }
      }
      return Optional.empty();
    }
  }
}
