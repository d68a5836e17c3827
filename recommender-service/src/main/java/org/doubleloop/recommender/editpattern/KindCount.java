package org.doubleloop.recommender.editpattern;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.doubleloop.recommender.edited.KeptEdit;
import org.doubleloop.recommender.wording.Kinds;
import org.doubleloop.recommender.wording.Kinds.Measure;
import org.jspecify.annotations.Nullable;

/// How many drafts were changed in one way.
///
/// @param before the mean of a number of the drafts; null where the kind has none
/// @param after that of the final texts
record KindCount(
    Kind kind, long drafts, long changed, @Nullable Double before, @Nullable Double after) {

  enum Kind {
    GREETING,
    CLOSING,
    LENGTH,
    READING_LEVEL,
    FACTS;

    boolean isChanged(Kinds kinds) {
      return switch (this) {
        case GREETING -> kinds.greeting();
        case CLOSING -> kinds.closing();
        case LENGTH -> kinds.length();
        case READING_LEVEL -> kinds.readingLevel();
        case FACTS -> kinds.facts();
      };
    }

    /// Null where it has no number.
    @Nullable ToDoubleFunction<Measure> measure() {
      return switch (this) {
        case GREETING, CLOSING -> null;
        case LENGTH -> Measure::words;
        case READING_LEVEL -> Measure::lix;
        case FACTS -> Measure::facts;
      };
    }
  }

  /// @param edits those that changed something
  static List<KindCount> of(List<KeptEdit> edits) {
    var kinds = edits.stream().map(KeptEdit::kinds).toList();
    return Stream.of(Kind.values()).map(kind -> of(kind, kinds)).toList();
  }

  private static KindCount of(Kind kind, List<Kinds> all) {
    long changed = all.stream().filter(kind::isChanged).count();
    var measure = kind.measure();
    return measure == null || all.isEmpty()
        ? new KindCount(kind, all.size(), changed, null, null)
        : new KindCount(
            kind,
            all.size(),
            changed,
            all.stream().map(Kinds::before).mapToDouble(measure).average().orElse(0),
            all.stream().map(Kinds::after).mapToDouble(measure).average().orElse(0));
  }
}
