package org.doubleloop.recommender.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doubleloop.recommender.language.Verbatim;
import org.doubleloop.recommender.language.Words;
import org.doubleloop.recommender.phrasing.Fault;

/// Whether a text is about what the original and the option are about: it shares a fifth of the
/// words that carry it, and not most of its own words are from elsewhere. What others wrote is no
/// part of it, unless the original says so anyway.
final class About implements Check {

  private static final double SHARED = 0.2;
  private static final double OTHER = 0.75;
  private static final int JUDGED_FROM = 6;

  @Override
  public Optional<Fault> fault(Answer answer) {
    return answer.isWording()
        ? Check.when(isCopied(answer), Fault.COPIED)
            .or(() -> Check.when(isOff(answer), Fault.OFF_TOPIC))
        : Optional.empty();
  }

  private static boolean isCopied(Answer answer) {
    return Verbatim.fiveInARow(
                answer.own(),
                answer.prompt().sources().captured(),
                List.of(answer.organizations(), answer.filled()))
            .isPresent()
        || repeatsPastTexts(answer);
  }

  /// Whether it has five words in a row of a past text which say something that this message does
  /// not, and that few were told: their wording is to be taken over, and not what they are about.
  private static boolean repeatsPastTexts(Answer answer) {
    var past = answer.prompt().sources().wellReceived();
    var theirs = past.texts().stream().flatMap(Verbatim::runs).collect(Collectors.toSet());
    theirs.removeAll(past.customary());
    var known = Words.stems(answer.data());
    return Verbatim.runs(answer.own())
        .filter(theirs::contains)
        .anyMatch(run -> !known.containsAll(Words.stems(run)));
  }

  private static boolean isOff(Answer answer) {
    var own = Words.stems(answer.own());
    var wanted = Words.stems(wanted(answer));
    if (!wanted.isEmpty() && both(own, wanted) < Math.max(1, SHARED * wanted.size())) {
      return true;
    }
    int known = both(own, Words.stems(answer.data()));
    return own.size() >= JUDGED_FROM && own.size() - known > OTHER * own.size();
  }

  /// The original without the names of its places, which nobody reads.
  private static String wanted(Answer answer) {
    return answer.filled().isEmpty()
        ? String.join("\n", answer.prompt().sources().sayable())
        : answer.prompt().mask().without(answer.filled());
  }

  private static int both(Set<String> some, Set<String> others) {
    var both = new HashSet<>(some);
    both.retainAll(others);
    return both.size();
  }
}
