package org.doubleloop.recommender.wording;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A draft beside what a person made of it, as words; the same twice where it was sent as it was.
public final class Rewording {
  private static final int EACH = 200;

  private final Side draft;
  private final Side revised;

  /// Characters of a draft that became others.
  ///
  /// @param offset how many characters of the draft stand before them
  public record Change(int offset, int length, int newLength) {}

  /// One of the two texts.
  ///
  /// @param ids of its words
  /// @param changed which of them the other text does not have there
  @SuppressWarnings("ArrayRecordComponent") // tens of thousands are kept; nobody compares them
  public record Side(int[] ids, BitSet changed) {
    private static Side of(String text, List<int[]> spans) {
      var words = Words.of(text);
      var changed = new BitSet();
      int word = 0;
      for (int[] span : spans) {
        while (word < words.size() && words.end(word) <= span[0]) {
          word++;
        }
        for (int i = word; i < words.size() && words.start(i) < span[1]; i++) {
          changed.set(i);
        }
      }
      return new Side(words.ids(), changed);
    }

    /// How many words beginning at this one stand somewhere in the other text in the same order.
    public int foundIn(Side other, int from, int most) {
      int best = 0;
      for (int at = 0; at < other.ids.length && best < most; at++) {
        int length = 0;
        while (length < most
            && at + length < other.ids.length
            && other.ids[at + length] == ids[from + length]) {
          length++;
        }
        best = Math.max(best, length);
      }
      return best;
    }
  }

  private Rewording(Side draft, Side revised) {
    this.draft = draft;
    this.revised = revised;
  }

  /// @param changes in their order
  public static Rewording of(String draft, String revised, List<Change> changes) {
    var before =
        changes.stream()
            .map(each -> new int[] {each.offset(), each.offset() + each.length()})
            .toList();
    var after =
        turned(changes).stream()
            .map(each -> new int[] {each.offset(), each.offset() + each.length()})
            .toList();
    return new Rewording(Side.of(draft, before), Side.of(revised, after));
  }

  /// The changes that make the draft of the final text.
  static List<Change> turned(List<Change> changes) {
    var turned = new ArrayList<Change>();
    int shift = 0;
    for (Change each : changes) {
      turned.add(new Change(each.offset() + shift, each.newLength(), each.length()));
      shift += each.newLength() - each.length();
    }
    return turned;
  }

  /// One that was sent as it was.
  public static Rewording none(String draft) {
    var side = Side.of(draft, List.of());
    return new Rewording(side, side);
  }

  public Side draft() {
    return draft;
  }

  public Side revised() {
    return revised;
  }

  /// About how many bytes it takes.
  public int size() {
    return EACH + Integer.BYTES * (draft.ids.length + revised.ids.length);
  }
}
