package org.doubleloop.recommender.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doubleloop.recommender.phrasing.Fault;
import org.doubleloop.recommender.language.Verbatim;

/// Whether a text repeats the instructions: five of their words in a row that the organization has
/// not, or the mark that stands in them, also with gaps or backwards.
final class Framed implements Check {

  @Override
  public Optional<Fault> fault(Answer answer) {
    var prompt = answer.prompt();
    var letters = answer.own().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    return Check.when(
        letters.contains(prompt.mark())
            || letters.contains(new StringBuilder(prompt.mark()).reverse())
            || Verbatim.fiveInARow(
                    answer.own(), List.of(prompt.instructions()), prompt.sources().own())
                .isPresent(),
        Fault.FRAME);
  }
}
