package org.doubleloop.recommender.cited;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doubleloop.recommender.answer.Legible;
import org.doubleloop.recommender.answer.Stated;
import org.doubleloop.recommender.fact.Addresses;
import org.doubleloop.recommender.language.Verbatim;

/// Whether words of a model are plain: everybody sees all of them, they lead nowhere, and they
/// state nothing that is not in the data.
public final class Plain {
  private static final Pattern PLACE = Pattern.compile("[{}\\[\\]]|_{3,}|\\.{6,}");

  private Plain() {}

  /// @param data all that they may be made of
  /// @param longest in UTF-16 characters
  public static Optional<Flaw> flaw(String text, String data, int longest) {
    return when(text.isBlank(), Flaw.BLANK)
        .or(() -> when(text.length() > longest, Flaw.TOO_LONG))
        .or(() -> Legible.fault(text).map(Flaw::of))
        .or(() -> when(PLACE.matcher(text).find(), Flaw.PLACEHOLDER))
        .or(() -> when(!Addresses.in(text).isEmpty(), Flaw.ADDRESS))
        .or(() -> Stated.fault(text, data).map(Flaw::of));
  }

  /// Whether they repeat what somebody wrote.
  public static Optional<Flaw> copied(String text, Collection<String> captured) {
    return when(Verbatim.fiveInARow(text, captured).isPresent(), Flaw.COPIED);
  }

  public static Optional<Flaw> when(boolean found, Flaw flaw) {
    return found ? Optional.of(flaw) : Optional.empty();
  }
}
