package org.doubleloop.signal.edit;

import java.util.ArrayList;
import java.util.List;
import org.doubleloop.signal.edit.Comparison.Change;

/// What a person made of a draft, word by word.
///
/// @param spans what changed, in order; put in place of their `from`, their `to` make the final
///   text
/// @param shareChanged words removed and added, over the words of both texts; 1 where texts without
///   words differ
public record TextDiff(List<Span> spans, double shareChanged) {
  /// With more changes than that the whole from the first to the last counts as one: nothing is
  /// learned from a thousand splinters, and an edit stays small in the store.
  static final int MOST_SPANS = 1_000;

  public TextDiff {
    spans = List.copyOf(spans);
  }

  public static TextDiff between(String draft, String revised) {
    var before = Tokens.of(draft);
    var after = Tokens.of(revised);
    var changes = Comparison.changes(before, after);
    return new TextDiff(
        spans(before, after, joined(before, changes)), share(before, after, changes));
  }

  /// Changes with nothing but white space between them are one change of phrase.
  private static List<Change> joined(List<String> before, List<Change> changes) {
    var joined = new ArrayList<Change>();
    for (var change : changes) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null
          && before.subList(last.to(), change.from()).stream().allMatch(Tokens::isSpace)) {
        joined.set(joined.size() - 1, across(last, change));
      } else {
        joined.add(change);
      }
    }
    return joined.size() <= MOST_SPANS
        ? joined
        : List.of(across(joined.getFirst(), joined.getLast()));
  }

  private static Change across(Change first, Change last) {
    return new Change(first.from(), last.to(), first.newFrom(), last.newTo());
  }

  private static List<Span> spans(List<String> before, List<String> after, List<Change> changes) {
    var spans = new ArrayList<Span>();
    int token = 0;
    int offset = 0;
    for (var change : changes) {
      for (; token < change.from(); token++) {
        offset += before.get(token).length();
      }
      spans.add(
          new Span(
              offset,
              String.join("", before.subList(change.from(), change.to())),
              String.join("", after.subList(change.newFrom(), change.newTo()))));
    }
    return spans;
  }

  private static double share(List<String> before, List<String> after, List<Change> changes) {
    long words = words(before) + words(after);
    if (words == 0) {
      return changes.isEmpty() ? 0 : 1;
    }
    long changed = 0;
    for (var change : changes) {
      changed +=
          words(before.subList(change.from(), change.to()))
              + words(after.subList(change.newFrom(), change.newTo()));
    }
    return (double) changed / words;
  }

  private static long words(List<String> tokens) {
    return tokens.stream().filter(Tokens::isWord).count();
  }
}
