package org.doubleloop.signal.edit;

import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the shortest change of one list of tokens into another (Myers, "An O(ND) difference
/// algorithm and its variations", 1986), in bounded time.
///
/// The time grows with the square of the tokens between the first and the last change. Where those
/// are too many, whole sentences are compared first and words only within the sentences that
/// changed; what is still too long, or comes when all the time is used up, is one change.
final class Comparison {
  /// Tokens on both sides that are compared with each other at once: about 500 words each.
  static final int MOST_TOKENS = 2_000;

  /// The sum of the squares of the numbers of tokens, and of sentences, that are compared: some
  /// hundredth of a second, as a batch of signals may hold a thousand such edits.
  private static final long WORK = (long) MOST_TOKENS * MOST_TOKENS;

  /// Tokens of the draft, and what stands in their place; ends are exclusive.
  record Change(int from, int to, int newFrom, int newTo) {}

  private final List<String> draft;
  private final List<String> revised;
  private final List<Change> changes = new ArrayList<>();
  private long workLeft = WORK;

  private Comparison(List<String> draft, List<String> revised) {
    this.draft = draft;
    this.revised = revised;
  }

  /// The changes in order, no two of which touch.
  static List<Change> changes(List<String> draft, List<String> revised) {
    var comparison = new Comparison(draft, revised);
    var all = comparison.trimmed(new Change(0, draft.size(), 0, revised.size()));
    if (size(all) <= MOST_TOKENS) {
      comparison.compareWords(all);
    } else {
      comparison.compareSentences(all);
    }
    return comparison.changes;
  }

  private void compareSentences(Change range) {
    var before = sentences(draft, range.from(), range.to());
    var after = sentences(revised, range.newFrom(), range.newTo());
    if (!affords(before.size() + after.size())) {
      changes.add(range);
      return;
    }
    int[] starts = starts(before, range.from());
    int[] newStarts = starts(after, range.newFrom());
    for (var change : shortest(texts(before), texts(after))) {
      compareWords(
          trimmed(
              new Change(
                  starts[change.from()],
                  starts[change.to()],
                  newStarts[change.newFrom()],
                  newStarts[change.newTo()])));
    }
  }

  private void compareWords(Change range) {
    boolean oneSided = range.from() == range.to() || range.newFrom() == range.newTo();
    if (size(range) == 0) {
      return;
    }
    if (oneSided || !affords(size(range))) {
      changes.add(range);
      return;
    }
    var found =
        shortest(
            draft.subList(range.from(), range.to()),
            revised.subList(range.newFrom(), range.newTo()));
    for (var change : found) {
      changes.add(
          new Change(
              range.from() + change.from(),
              range.from() + change.to(),
              range.newFrom() + change.newFrom(),
              range.newFrom() + change.newTo()));
    }
  }

  /// Takes the work of comparing so many with each other off what is left, if that is enough.
  private boolean affords(int size) {
    long work = (long) size * size;
    if (work > workLeft) {
      return false;
    }
    workLeft -= work;
    return true;
  }

  private static List<Change> shortest(List<String> before, List<String> after) {
    // numbers are compared at once, texts that begin alike are not
    var numbers = new HashMap<String, Integer>();
    DiffAlgorithmI<Integer> myers = new MyersDiffWithLinearSpace<>();
    var joined = new ArrayList<Change>();
    for (var found : myers.computeDiff(numbered(before, numbers), numbered(after, numbers), null)) {
      var change =
          new Change(found.startOriginal, found.endOriginal, found.startRevised, found.endRevised);
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && last.to() == change.from() && last.newTo() == change.newFrom()) {
        joined.removeLast();
        change = new Change(last.from(), change.to(), last.newFrom(), change.newTo());
      }
      joined.add(change);
    }
    return joined;
  }

  private static List<Integer> numbered(List<String> texts, Map<String, Integer> numbers) {
    var numbered = new ArrayList<Integer>(texts.size());
    for (var text : texts) {
      numbered.add(numbers.computeIfAbsent(text, _ -> numbers.size()));
    }
    return numbered;
  }

  private Change trimmed(Change range) {
    int from = range.from();
    int newFrom = range.newFrom();
    int to = range.to();
    int newTo = range.newTo();
    while (from < to && newFrom < newTo && draft.get(from).equals(revised.get(newFrom))) {
      from++;
      newFrom++;
    }
    while (from < to && newFrom < newTo && draft.get(to - 1).equals(revised.get(newTo - 1))) {
      to--;
      newTo--;
    }
    return new Change(from, to, newFrom, newTo);
  }

  private static int size(Change range) {
    return range.to() - range.from() + range.newTo() - range.newFrom();
  }

  private static List<List<String>> sentences(List<String> tokens, int from, int to) {
    var sentences = new ArrayList<List<String>>();
    var range = tokens.subList(from, to);
    for (int start = 0, end; start < range.size(); start = end) {
      end = Tokens.endOfSentence(range, start);
      sentences.add(range.subList(start, end));
    }
    return sentences;
  }

  private static List<String> texts(List<List<String>> sentences) {
    return sentences.stream().map(sentence -> String.join("", sentence)).toList();
  }

  private static int[] starts(List<List<String>> sentences, int first) {
    int[] starts = new int[sentences.size() + 1];
    starts[0] = first;
    for (int i = 0; i < sentences.size(); i++) {
      starts[i + 1] = starts[i] + sentences.get(i).size();
    }
    return starts;
  }
}
