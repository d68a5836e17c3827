package org.doubleloop.recommender.pattern;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.recommender.wording.Phrase;
import org.doubleloop.recommender.wording.PhraseScan;
import org.doubleloop.recommender.wording.Rewording;
import org.doubleloop.recommender.wording.Words;

/// Finds the phrases that are worth to be checked: those changed in some drafts, more often than
/// others by their log-odds, whole and each once.
final class Candidates {
  private static final int LEAST_DRAFTS = 3;
  private static final double LEAST_SCORE = 1.96;

  /// So many are looked at to find which of them say the same.
  private static final int MOST_COMPARED = 400;

  private static final Comparator<Candidate> ORDER =
      comparingDouble((Candidate each) -> each.score())
          .reversed()
          .thenComparing(comparingInt((Candidate each) -> each.phrase.length()).reversed())
          .thenComparing(comparingLong((Candidate each) -> each.phrase.key()));

  private final PatternKind kind;
  private final List<Reworded> drafts;
  private final Totals totals;
  private final Map<Long, Candidate> known = new HashMap<>();

  private Candidates(PatternKind kind, List<Reworded> drafts, Totals totals) {
    this.kind = kind;
    this.drafts = drafts;
    this.totals = totals;
  }

  /// @param drafts of the half that finds
  /// @param most how many
  static List<Candidate> of(PatternKind kind, List<Reworded> drafts, Totals totals, int most) {
    var candidates = new Candidates(kind, drafts, totals);
    candidates.collect();
    candidates.count();
    return candidates.chosen(most);
  }

  private void collect() {
    var often = oftenChanged();
    for (int number = 0; number < drafts.size(); number++) {
      var source = kind.source(drafts.get(number).words());
      var other = kind.other(drafts.get(number).words());
      for (int from = source.changed().nextSetBit(0);
          from >= 0;
          from = source.changed().nextSetBit(from + 1)) {
        int length = run(source, from, often);
        if (length > 0) {
          add(source.ids(), from, source.foundIn(other, from, length), length, number);
        }
      }
    }
    known.values().removeIf(each -> each.changed.cardinality() < LEAST_DRAFTS);
  }

  /// The words that are changed in enough drafts.
  private Set<Integer> oftenChanged() {
    var counts = new HashMap<Integer, Integer>();
    for (Reworded draft : drafts) {
      var source = kind.source(draft.words());
      source.changed().stream()
          .map(word -> source.ids()[word])
          .distinct()
          .forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    counts.keySet().removeAll(Set.of(Words.BREAK, Words.FACT));
    counts.values().removeIf(count -> count < LEAST_DRAFTS);
    return counts.keySet();
  }

  /// How many words from here on were changed and may belong to one phrase.
  private int run(Rewording.Side source, int from, Set<Integer> often) {
    int length = 0;
    while (length < kind.mostWords()
        && from + length < source.ids().length
        && source.changed().get(from + length)
        && often.contains(source.ids()[from + length])) {
      length++;
    }
    return length;
  }

  private void add(int[] words, int from, int stillThere, int most, int number) {
    long key = 0;
    for (int length = 1; length <= most; length++) {
      key = Phrase.extended(key, words[from + length - 1]);
      if (length > stillThere) {
        var phrase = Phrase.of(words, from, length);
        known.computeIfAbsent(key, _ -> new Candidate(phrase)).changed.set(number);
      }
    }
  }

  private void count() {
    var scan = new PhraseScan(known.values().stream().map(each -> each.phrase).toList());
    for (Reworded draft : drafts) {
      scan.in(kind.source(draft.words()).ids()).forEach(key -> known(key).seen());
    }
    known.values().forEach(each -> each.score(totals));
    known.values().removeIf(each -> each.score() < LEAST_SCORE);
  }

  private Candidate known(long key) {
    var candidate = known.get(key);
    if (candidate == null) {
      throw new IllegalStateException("What was looked for is known");
    }
    return candidate;
  }

  private List<Candidate> chosen(int most) {
    var longer = changedWithMore();
    var chosen = new ArrayList<Candidate>();
    known.values().stream()
        .filter(each -> !each.isPartOf(longer.getOrDefault(each.phrase.key(), new BitSet())))
        .sorted(ORDER)
        .limit(MOST_COMPARED)
        .forEach(each -> {
          if (chosen.size() < most && chosen.stream().noneMatch(each::isExplainedBy)) {
            chosen.add(each);
          }
        });
    return chosen;
  }

  /// The drafts in which a phrase was changed together with a word before or behind it, by its key.
  private Map<Long, BitSet> changedWithMore() {
    var changed = new HashMap<Long, BitSet>();
    for (Candidate each : known.values()) {
      int shorter = each.phrase.length() - 1;
      for (int from = 0; shorter > 0 && from <= 1; from++) {
        changed
            .computeIfAbsent(each.phrase.part(from, shorter).key(), _ -> new BitSet())
            .or(each.changed);
      }
    }
    return changed;
  }
}
