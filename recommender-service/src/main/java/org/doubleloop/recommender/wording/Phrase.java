package org.doubleloop.recommender.wording;

import java.util.Arrays;
import java.util.Optional;

/// Some words in a row, whatever their case and the spaces between them.
public final class Phrase {
  private final int[] ids;

  private Phrase(int[] ids) {
    this.ids = ids;
  }

  public static Phrase of(int[] words, int from, int length) {
    return new Phrase(Arrays.copyOfRange(words, from, from + length));
  }

  /// Those of a text that has no breaks.
  public static Phrase of(String text) {
    return new Phrase(Words.of(text).ids());
  }

  public int length() {
    return ids.length;
  }

  /// Whether it is words alone: no numbers, no placeholders, and no sign between them.
  public boolean isPlain() {
    return Arrays.stream(ids).allMatch(Words::isPlain);
  }

  int first() {
    return ids[0];
  }

  /// Stands for it, the same in any process.
  public long key() {
    long key = 0;
    for (int id : ids) {
      key = extended(key, id);
    }
    return key;
  }

  public Phrase part(int from, int length) {
    return of(ids, from, length);
  }

  // Stafford's mix 13 after each word, so that no order of words is like another.
  public static long extended(long key, int word) {
    long hash = key * 0x9e3779b97f4a7c15L + word + 1;
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  public boolean sharesAWord(Phrase other) {
    return Arrays.stream(ids).anyMatch(id -> Arrays.stream(other.ids).anyMatch(each -> each == id));
  }

  /// Where it stands first.
  public Optional<Place> in(String text) {
    var words = Words.of(text);
    for (int from = 0; from + ids.length <= words.size(); from++) {
      int length = 0;
      while (length < ids.length && words.id(from + length) == ids[length]) {
        length++;
      }
      if (length == ids.length) {
        return Optional.of(new Place(words.start(from), words.end(from + length - 1)));
      }
    }
    return Optional.empty();
  }

  /// From which character to before which.
  public record Place(int start, int end) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof Phrase that && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }
}
