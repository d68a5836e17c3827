package org.doubleloop.recommender.notion;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.doubleloop.recommender.contrast.Listed;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.edited.Edited;
import org.doubleloop.recommender.editpattern.EditPatterns;
import org.doubleloop.recommender.policy.PolicyVersion;
import org.springframework.stereotype.Component;

/// Puts together what a model is shown of a policy.
@Component
final class Exhibitor {
  private static final int TAG_LETTERS = 6;

  private final EditPatterns patterns;
  private final Edited edited;
  private final RandomGenerator random;

  Exhibitor(EditPatterns patterns, Edited edited, RandomGenerator random) {
    this.patterns = patterns;
    this.edited = edited;
    this.random = random;
  }

  Exhibits exhibits(PolicyVersion version, List<Listed> contrasts) {
    var everywhere = patterns.of(version, Cell.EVERYWHERE);
    return Exhibits.of(
        version,
        contrasts,
        Stream.of(everywhere.removed(), everywhere.added())
            .flatMap(part -> part.shown().stream())
            .toList(),
        Pair.of(everywhere, edited.of(version.key())),
        tag());
  }

  private String tag() {
    return random
        .ints(TAG_LETTERS, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
