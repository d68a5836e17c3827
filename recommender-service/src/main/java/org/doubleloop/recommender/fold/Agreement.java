package org.doubleloop.recommender.fold;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How far people agree with what is suggested, by option of a policy version.
///
/// One thread folds remarks in, any may read. Each suggestion counts once, whatever is said of it
/// and in which order it is read. Ranking knows nothing of this: what nobody acted on teaches
/// nothing about what works.
public final class Agreement {

  private final Map<Suggested, Tally> tallies = new ConcurrentHashMap<>();

  public Tally of(Suggested suggested) {
    return tallies.getOrDefault(suggested, Tally.NOTHING);
  }

  /// All suggestions together.
  public Tally total() {
    return tallies.values().stream().reduce(Tally.NOTHING, Tally::plus);
  }

  void fold(Collection<SuggestionEvent> remarks) {
    remarks.forEach(remark -> tallies.merge(remark.about(), remark.change(), Tally::plus));
  }

  Map<Suggested, Tally> tallies() {
    return Map.copyOf(tallies);
  }

  void restore(Map<Suggested, Tally> kept) {
    tallies.putAll(kept);
  }
}
