package org.doubleloop.recommender.editpattern;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.doubleloop.recommender.edited.KeptEdit;
import org.doubleloop.recommender.wording.Kinds;
import org.doubleloop.recommender.wording.Kinds.Measure;

/// How many drafts were changed in one way.
///
/// @param before the mean of a number of the drafts; empty where the kind has none
/// @param after that of the final texts
record KindCount(
    Kind kind, long drafts, long changed, OptionalDouble before, OptionalDouble after) {

  enum Kind {
    GREETING,
    CLOSING,
    LENGTH,
    READING_LEVEL,
    FACTS;

    private boolean isChanged(Kinds kinds) {
      return switch (this) {
        case GREETING -> kinds.greeting();
        case CLOSING -> kinds.closing();
        case LENGTH -> kinds.length();
        case READING_LEVEL -> kinds.readingLevel();
        case FACTS -> kinds.facts();
      };
    }

    private OptionalDouble mean(List<Measure> measures) {
      var all = measures.stream();
      return switch (this) {
        case GREETING, CLOSING -> OptionalDouble.empty();
        case LENGTH -> all.mapToInt(Measure::words).average();
        case READING_LEVEL -> all.mapToDouble(Measure::lix).average();
        case FACTS -> all.mapToInt(Measure::facts).average();
      };
    }
  }

  /// @param edits those that changed something
  static List<KindCount> of(List<KeptEdit> edits) {
    var kinds = edits.stream().map(KeptEdit::kinds).toList();
    return Stream.of(Kind.values()).map(kind -> of(kind, kinds)).toList();
  }

  private static KindCount of(Kind kind, List<Kinds> all) {
    return new KindCount(
        kind,
        all.size(),
        all.stream().filter(kind::isChanged).count(),
        kind.mean(all.stream().map(Kinds::before).toList()),
        kind.mean(all.stream().map(Kinds::after).toList()));
  }
}
