package org.doubleloop.recommender.wording;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.doubleloop.recommender.wording.Phrase.Place;
import org.doubleloop.recommender.wording.Rewording.Change;

/// The sentence of a text round a place, and what became of it.
///
/// @param before of the draft
/// @param after of the final text
public record Excerpt(String before, String after) {
  private static final int LONGEST = 400;

  /// @param place in the draft
  public static Excerpt ofDraft(String draft, String revised, List<Change> changes, Place place) {
    return of(draft, revised, changes, place);
  }

  /// @param place in the final text
  public static Excerpt ofRevised(String draft, String revised, List<Change> changes, Place place) {
    return of(revised, draft, Rewording.turned(changes), place).turned();
  }

  private Excerpt turned() {
    return new Excerpt(/* before= */ after, /* after= */ before);
  }

  private static Excerpt of(String from, String to, List<Change> changes, Place place) {
    int start = start(from, place);
    int end = end(from, place);
    int newStart = 0;
    int shift = 0;
    // What reaches across an end of the sentence is shown whole.
    for (Change each : changes) {
      int ends = each.offset() + each.length();
      if (each.offset() < end && ends > start) {
        start = Math.min(start, each.offset());
        end = Math.max(end, ends);
      }
    }
    for (Change each : changes) {
      int ends = each.offset() + each.length();
      if (ends <= start && each.offset() < start) {
        newStart += each.newLength() - each.length();
      }
      if (ends <= end) {
        shift += each.newLength() - each.length();
      }
    }
    newStart += start;
    int newEnd = end + shift;
    return new Excerpt(
        shortened(from.substring(start, end)),
        shortened(to.substring(Math.min(newStart, newEnd), newEnd)));
  }

  private static int start(String text, Place place) {
    var sentences = sentences(text);
    int from = place.start();
    int sentence = sentences.isBoundary(from) ? from : sentences.preceding(from);
    return Math.max(sentence, text.lastIndexOf('\n', from - 1) + 1);
  }

  private static int end(String text, Place place) {
    int sentence = sentences(text).following(Math.max(place.start(), place.end() - 1));
    int line = text.indexOf('\n', place.end());
    int last = sentence == BreakIterator.DONE ? text.length() : sentence;
    return line < 0 ? last : Math.min(line, last);
  }

  private static BreakIterator sentences(String text) {
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    return sentences;
  }

  private static String shortened(String text) {
    var plain = text.strip();
    return plain.codePointCount(0, plain.length()) <= LONGEST
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
