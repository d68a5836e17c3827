package org.doubleloop.recommender.guidance;

import java.util.List;
import org.doubleloop.kit.text.Characters;
import org.doubleloop.recommender.signal.Edit;
import org.doubleloop.recommender.signal.Edit.Span;

/// The part of a draft that somebody changed first, as whole sentences where they are short, and
/// what it became.
public record Excerpt(String before, String after) {
  private static final int LONGEST = 400;
  private static final int FAR = 150;
  private static final String ENDS = ".!?\n";

  public static Excerpt of(Edit edit) {
    var draft = edit.draft();
    var spans = near(edit.spans());
    boolean isReadable =
        !spans.isEmpty()
            && spans.stream().allMatch(each -> draft.startsWith(each.from(), each.offset()));
    return isReadable
        ? of(draft, spans)
        : new Excerpt(shortened(draft), shortened(edit.finalText()));
  }

  /// The first spans, as long as they are near each other.
  private static List<Span> near(List<Span> spans) {
    return spans.stream()
        .takeWhile(each -> end(each) - spans.getFirst().offset() <= LONGEST)
        .toList();
  }

  private static int end(Span span) {
    return span.offset() + span.from().length();
  }

  private static Excerpt of(String draft, List<Span> spans) {
    int from = begin(draft, spans.getFirst().offset());
    int to = end(draft, end(spans.getLast()));
    var after = new StringBuilder();
    int read = from;
    for (Span span : spans) {
      after.append(draft, read, span.offset()).append(span.to());
      read = end(span);
    }
    after.append(draft, read, to);
    return new Excerpt(shortened(draft.substring(from, to)), shortened(after.toString()));
  }

  /// Where the sentence begins, or far enough before it.
  private static int begin(String text, int at) {
    int least = Math.max(0, at - FAR);
    int begin = at;
    while (begin > least && ENDS.indexOf(text.charAt(begin - 1)) < 0) {
      begin--;
    }
    return whole(text, begin);
  }

  /// Behind where the sentence ends, or far enough after it.
  private static int end(String text, int at) {
    int most = Math.min(text.length(), at + FAR);
    int end = at;
    while (end < most && (end == 0 || ENDS.indexOf(text.charAt(end - 1)) < 0)) {
      end++;
    }
    return whole(text, end);
  }

  private static String shortened(String text) {
    var stripped = text.strip();
    return Characters.isLonger(stripped, LONGEST)
        ? Characters.cut(stripped, LONGEST) + "…"
        : stripped;
  }

  /// Never between the halves of one character.
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
