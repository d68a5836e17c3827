package org.doubleloop.recommender.editpattern;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.pattern.PatternKind;
import org.doubleloop.recommender.pattern.PhraseSearch;

/// Patterns as sentences.
final class EditSentences {
  private EditSentences() {}

  static String of(Shown shown) {
    var pattern = shown.pattern();
    var all = pattern.all();
    var counted =
        pattern.kind() == PatternKind.REMOVED
            ? "“%s” was removed in %,d of the %,d drafts that had it, by %,d people"
            : "“%s” was added in %,d of the %,d final texts that have it, by %,d people";
    return counted.formatted(shown.text(), all.changed(), all.drafts(), pattern.people())
        + "; of %,d that were not used to find it: %,d."
            .formatted(pattern.checked().drafts(), pattern.checked().changed())
        + (pattern.agreement() == Agreement.DISAGREE
            ? " People disagree: some nearly always do so, and some nearly never."
            : "");
  }

  static String of(Repeated repeated) {
    var since = repeated.since();
    var where =
        where(repeated.place())
            + (since == null ? "" : ", since " + LocalDate.ofInstant(since, ZoneOffset.UTC));
    if (repeated.edited() == 0) {
      return where + ": no draft was edited yet.";
    }
    int missing = PhraseSearch.LEAST_PEOPLE - repeated.people();
    return missing > 0
        ? "%s: %,d edited drafts, by too few people to show anything of them: %d more must edit."
            .formatted(where, repeated.edited(), missing)
        : "%s: %,d edited drafts by %,d people, beside %,d sent as they were."
            .formatted(where, repeated.edited(), repeated.people(), repeated.asTheyWere());
  }

  private static String where(Cell place) {
    return place.equals(Cell.EVERYWHERE)
        ? "Everywhere"
        : place.traits().stream()
            .map(trait -> trait.attribute() + " is " + trait.value())
            .collect(Collectors.joining(" and ", "Where ", ""));
  }
}
