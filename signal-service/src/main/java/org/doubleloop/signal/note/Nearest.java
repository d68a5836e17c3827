package org.doubleloop.signal.note;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// The known name that is most like another: the one that differs in case alone, else the one with
/// the highest similarity of Jaro and Winkler ("String Comparator Metrics and Enhanced Decision
/// Rules in the Fellegi-Sunter Model", 1990), which is made for names that were mistyped: it takes
/// exchanged letters for less than wrong ones, and the beginning for more than the end.
final class Nearest {
  /// From here on it is worth a suggestion.
  private static final double LIKE = 0.85;

  /// From here on something else can hardly have been meant.
  private static final double ALMOST = 0.93;

  /// What is longer is not looked at.
  private static final int LONGEST = 64;

  /// Of one signal no more names are compared than these, whatever is wrong with it: somebody
  /// waits, and a batch has a thousand.
  private static final int MOST = 200;

  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  private int left = MOST;

  private record Candidate(String name, double similarity) {}

  Optional<String> of(String name, Collection<String> known) {
    var sameButCase = known.stream().filter(name::equalsIgnoreCase).min(Comparator.naturalOrder());
    return sameButCase.or(() -> best(name, known.stream(), 4, LIKE));
  }

  /// The one that was almost certainly meant.
  Optional<String> almost(String name, Stream<String> known) {
    return best(name, known, 1, ALMOST);
  }

  /// @param difference how much longer or shorter it may be
  private Optional<String> best(String name, Stream<String> known, int difference, double atLeast) {
    return known
        .filter(each -> isComparable(name, each, difference))
        .takeWhile(_ -> left-- > 0)
        .map(each -> new Candidate(each, similarity(name, each)))
        .filter(each -> each.similarity() >= atLeast)
        .max(
            Comparator.comparingDouble(Candidate::similarity)
                .thenComparing(Candidate::name, Comparator.reverseOrder()))
        .map(Candidate::name);
  }

  private static boolean isComparable(String name, String other, int difference) {
    return name.length() <= LONGEST
        && other.length() <= LONGEST
        && Math.abs(name.length() - other.length()) <= difference;
  }

  private static double similarity(String name, String other) {
    return SIMILARITY.apply(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }
}
