package org.doubleloop.recommender.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doubleloop.recommender.language.Verbatim;
import org.doubleloop.recommender.language.Words;
import org.doubleloop.recommender.phrasing.Fault;

/// Whether a text repeats the instructions or the guidance: five of their words in a row that the
/// organization does not say anyway, a whole clause of guidance, or the mark that stands in them,
/// also with gaps or backwards.
final class Framed implements Check {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…])\\s+|\\n+");

  @Override
  public Optional<Fault> fault(Answer answer) {
    return Check.when(
        Verbatim.hides(answer.own(), answer.prompt().mark()) || repeats(answer) || isNoMore(answer),
        Fault.FRAME);
  }

  private static boolean repeats(Answer answer) {
    var sources = answer.prompt().sources();
    var told = new ArrayList<>(sources.guidance());
    told.add(answer.prompt().instructions());
    return Verbatim.fiveInARow(answer.own(), told, sources.sayable()).isPresent();
  }

  /// Whether a sentence of it is guidance, or all of it one thing that was sent, but for the
  /// message.
  private static boolean isNoMore(Answer answer) {
    var sources = answer.prompt().sources();
    var guidance = sources.guidance().stream().map(Words::in).toList();
    var others = Stream.of(sources.policy(), sources.captured()).flatMap(List::stream);
    var whole = Words.in(answer.own());
    return others.map(Words::in).anyMatch(whole::equals)
        || guidance.contains(whole)
        || SENTENCE.splitAsStream(answer.own()).map(Words::in).anyMatch(guidance::contains);
  }
}
